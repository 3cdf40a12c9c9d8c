package dev.attune.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/** What a client sent as its body: all of it, or a stream of all of it where it is longer than what is to be read. */
sealed interface RequestBody {

    /** All of it. */
    record Whole(Buffer bytes) implements RequestBody {}

    /** More than was to be read; the stream, still paused, gives what was read already and the rest. */
    record Beyond(ReadStream<Buffer> stream) implements RequestBody {}

    /** Reads a paused request, up to {@code most} bytes. Fails when the client leaves in the middle. */
    static Future<RequestBody> read(HttpServerRequest request, int most) {
        Promise<RequestBody> body = Promise.promise();
        Buffer read = Buffer.buffer();
        request.exceptionHandler(failure -> body.tryFail(new ClientLeft()));
        request.endHandler(end -> body.tryComplete(new Whole(read)));
        request.handler(piece -> {
            read.appendBuffer(piece);
            if (read.length() > most) {
                request.pause();
                request.handler(null);
                request.endHandler(null);
                body.tryComplete(new Beyond(new PrefixedStream(read, request)));
            }
        });
        request.resume();
        return body.future();
    }
}
