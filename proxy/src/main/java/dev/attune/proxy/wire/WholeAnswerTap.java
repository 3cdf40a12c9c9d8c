package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Of an answer in one piece of JSON. It is kept, up to a bound, and read when the text is asked for. */
final class WholeAnswerTap implements AnswerTap {

    /** JSON around the text, and escapes in it, take room too. */
    private static final int JSON_FOR_TEXT = 4;

    private final AnswerShape shape;
    private final AnswerText text;
    private final Buffer kept = Buffer.buffer();
    private boolean read;

    WholeAnswerTap(AnswerShape shape, AnswerText text) {
        this.shape = shape;
        this.text = text;
    }

    @Override
    public int observe(Buffer piece) {
        if (text.isFull()) {
            return -1;
        }
        if (kept.length() + (long) piece.length() > (long) text.most() * JSON_FOR_TEXT) {
            text.overflow();
            return -1;
        }
        kept.appendBuffer(piece);
        return -1;
    }

    @Override
    public String text() {
        readOnce();
        return text.toString();
    }

    @Override
    public @Nullable String id() {
        readOnce();
        return text.id();
    }

    @Override
    public Usage usage() {
        readOnce();
        return text.usage();
    }

    @Override
    public boolean isOverflowed() {
        return text.isFull();
    }

    private void readOnce() {
        if (!read && !text.isFull()) {
            read = true;
            read(kept.getBytes());
        }
    }

    private void read(byte[] json) {
        try (JsonParser parser = Json.parser(json, 0, json.length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                shape.whole(parser, text);
            }
        } catch (IOException notOfThatShape) {
            // Upstream may say what it likes: the client gets it as it is, and there is no text to keep.
        }
    }
}
