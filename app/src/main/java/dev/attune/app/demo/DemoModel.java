package dev.attune.app.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/**
 * An OpenAI-compatible server with one model, {@code attune-demo}, which answers by rule from the prompt that it receives: it says
 * what background it was given and repeats the question. It listens on the loopback address alone, and runs on one event loop.
 */
public final class DemoModel {

    private static final int MOST_BODY_BYTES = 16 << 20;

    private final HttpServer server;

    private DemoModel(HttpServer server) {
        this.server = server;
    }

    public static Future<DemoModel> start(Vertx vertx) {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        return vertx.createHttpServer(options)
                .requestHandler(DemoModel::answer)
                .listen()
                .map(DemoModel::new);
    }

    /** What {@code /v1} of a proxy maps to. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    public Future<Void> close() {
        return server.close();
    }

    private static void answer(HttpServerRequest request) {
        switch (request.method() + " " + request.path()) {
            case "GET /v1/models" -> DemoReply.json(request, 200, DemoReply.models());
            case "GET /v1/models/" + DemoReply.MODEL -> DemoReply.json(request, 200, DemoReply.model());
            case "POST /v1/chat/completions" ->
                request.body().onSuccess(body -> {
                    if (body.length() > MOST_BODY_BYTES) {
                        DemoReply.error(request, 413, "the request is longer than this model takes");
                    } else {
                        chat(request, body.toString());
                    }
                });
            default ->
                DemoReply.error(
                        request, 404, "attune-demo has chat completions and a model list alone, not " + request.path());
        }
    }

    private static void chat(HttpServerRequest request, String body) {
        JsonObject parsed;
        try {
            parsed = new JsonObject(body);
        } catch (DecodeException broken) {
            DemoReply.error(request, 400, "the body is not a JSON object");
            return;
        }
        if (!(parsed.getValue("messages") instanceof io.vertx.core.json.JsonArray messages) || messages.isEmpty()) {
            DemoReply.error(request, 400, "messages must be an array of at least one message");
            return;
        }
        DemoPrompt prompt = DemoPrompt.read(messages);
        DemoReply.chat(request, parsed, prompt);
    }
}
