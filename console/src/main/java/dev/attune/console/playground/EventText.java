package dev.attune.console.playground;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.core.streams.WriteStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the body of a streamed chat completion and hands on its text, piece by piece. What is no event of that kind is passed over. */
final class EventText implements WriteStream<Buffer> {

    private static final String DATA = "data:";
    private static final int MOST_LINE_BYTES = 256 * 1024;

    private final RecordParser lines;

    EventText(Consumer<String> text) {
        lines = RecordParser.newDelimited("\n", line -> piece(line.toString(), text));
        lines.maxRecordSize(MOST_LINE_BYTES);
    }

    private static void piece(String line, Consumer<String> text) {
        if (!line.startsWith(DATA)) {
            return;
        }
        try {
            JsonArray choices = new JsonObject(line.substring(DATA.length())).getJsonArray("choices", new JsonArray());
            if (!choices.isEmpty()) {
                JsonObject delta = choices.getJsonObject(0).getJsonObject("delta", new JsonObject());
                String content = delta.getString("content");
                if (content != null) {
                    text.accept(content);
                }
            }
        } catch (DecodeException | ClassCastException noChunk) {
            // Such as [DONE], or what another kind of server says.
        }
    }

    @Override
    public Future<Void> write(Buffer data) {
        lines.handle(data);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        return Future.succeededFuture();
    }

    @Override
    public EventText exceptionHandler(@Nullable Handler<Throwable> handler) {
        lines.exceptionHandler(handler);
        return this;
    }

    @Override
    public EventText setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public EventText drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
