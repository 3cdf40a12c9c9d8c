package dev.attune.proxy.manage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a request's body up to a bound, on the request's event loop. Unlike Vert.x's own body handler it never takes a body for a
 * form, whatever its content type: {@code curl -d} calls JSON a form.
 */
final class Bodies {

    private Bodies() {}

    static Future<Buffer> read(HttpServerRequest request, int mostBytes) {
        if (announced(request) > mostBytes) {
            return Future.failedFuture(tooLarge(mostBytes));
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= mostBytes) {
                body.appendBuffer(chunk);
            } else {
                // What still comes is read and dropped, so that the client gets to read the answer.
                request.handler(rest -> {});
                whole.tryFail(tooLarge(mostBytes));
            }
        });
        return whole.future();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static ApiFailure tooLarge(int mostBytes) {
        return new ApiFailure(ErrorCode.TOO_LARGE, "the body must have at most " + mostBytes + " bytes");
    }
}
