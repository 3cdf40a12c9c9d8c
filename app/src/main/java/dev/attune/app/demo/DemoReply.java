package dev.attune.app.demo;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of OpenAI's API that the demo model speaks. */
final class DemoReply {

    static final String MODEL = "attune-demo";

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final String id = "chatcmpl-demo-" + UUID.randomUUID();
    private final long created = Instant.now().getEpochSecond();
    private final String answer;
    private final JsonObject usage;

    private DemoReply(String prompt, String answer) {
        this.answer = answer;
        int asked = tokens(prompt);
        int answered = tokens(answer);
        this.usage = new JsonObject()
                .put("prompt_tokens", asked)
                .put("completion_tokens", answered)
                .put("total_tokens", asked + answered);
    }

    static JsonObject models() {
        return new JsonObject().put("object", "list").put("data", new JsonArray().add(model()));
    }

    static JsonObject model() {
        return new JsonObject()
                .put("id", MODEL)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "attune");
    }

    static void chat(HttpServerRequest request, JsonObject asked, DemoPrompt prompt) {
        DemoReply reply = new DemoReply(asked.getJsonArray("messages").encode(), DemoAnswer.to(prompt));
        if (Boolean.TRUE.equals(asked.getValue("stream"))) {
            boolean usage = asked.getValue("stream_options") instanceof JsonObject options
                    && Boolean.TRUE.equals(options.getValue("include_usage"));
            reply.stream(request.response(), usage);
        } else {
            json(request, 200, reply.whole());
        }
    }

    static void json(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.encode());
    }

    static void error(HttpServerRequest request, int status, String message) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("type", "invalid_request_error")
                .putNull("param")
                .putNull("code");
        json(request, status, new JsonObject().put("error", error));
    }

    private JsonObject whole() {
        JsonObject message = new JsonObject().put("role", "assistant").put("content", answer);
        JsonObject choice =
                new JsonObject().put("index", 0).put("message", message).put("finish_reason", "stop");
        return head("chat.completion")
                .put("choices", new JsonArray().add(choice))
                .put("usage", usage);
    }

    private void stream(HttpServerResponse response, boolean withUsage) {
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        event(response, chunk(new JsonObject().put("role", "assistant").put("content", ""), null));
        Arrays.stream(answer.split("(?<= )"))
                .forEach(word -> event(response, chunk(new JsonObject().put("content", word), null)));
        event(response, chunk(new JsonObject(), "stop"));
        if (withUsage) {
            event(
                    response,
                    head("chat.completion.chunk")
                            .put("choices", new JsonArray())
                            .put("usage", usage));
        }
        response.end("data: [DONE]\n\n");
    }

    private JsonObject chunk(JsonObject delta, @Nullable String finish) {
        JsonObject choice = new JsonObject().put("index", 0).put("delta", delta).put("finish_reason", finish);
        return head("chat.completion.chunk").put("choices", new JsonArray().add(choice));
    }

    private JsonObject head(String object) {
        return new JsonObject()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", MODEL);
    }

    private static void event(HttpServerResponse response, JsonObject data) {
        response.write("data: " + data.encode() + "\n\n");
    }

    private static int tokens(String text) {
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
