package dev.attune.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.MediaType;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;

/**
 * A fault in the shape that OpenAI's clients know.
 *
 * @param param the header at fault, where there is one
 */
record OpenAiError(Fault fault, String message, @Nullable String param) {

    private static final String JSON = "application/json";

    OpenAiError(Fault fault, String message) {
        this(fault, message, null);
    }

    Buffer body() {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("type", fault.type())
                .put("param", param)
                .put("code", fault.code());
        return new JsonObject().put("error", error).toBuffer();
    }

    /** Answers with it, as far as the answer has not begun. */
    void send(HttpServerResponse response) {
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(fault.status()).putHeader("content-type", JSON).end(body());
    }

    /** As the answer to a request that upstream did not answer. */
    ProxyResponse answer(ProxyRequest request) {
        return request.release()
                .response()
                .setStatusCode(fault.status())
                .setBody(Body.body(body(), MediaType.APPLICATION_JSON));
    }
}
