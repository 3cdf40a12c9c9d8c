package dev.attune.proxy.manage;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** Writes answers. Runs on the event loop of the request. */
final class Replies {

    private Replies() {}

    static void send(HttpServerRequest request, int status, Map<String, String> headers, Buffer json) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        headers.forEach(response::putHeader);
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(json);
    }

    static void fail(HttpServerRequest request, Throwable failure) {
        ErrorView error = ErrorView.of(failure);
        send(request, error.status(), error.headers(), Json.write(error));
    }
}
