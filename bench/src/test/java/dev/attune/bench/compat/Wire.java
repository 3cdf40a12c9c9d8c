package dev.attune.bench.compat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.bench.ScriptedShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The paths below the base URL that clients call, and how errors are told there. */
enum Wire {
    CHAT("/chat/completions"),
    RESPONSES("/responses"),
    MESSAGES("/messages"),
    MODELS("/models"),
    EMBEDDINGS("/embeddings");

    /** Those that Attune personalizes. */
    static final List<Wire> TALKING = List.of(CHAT, RESPONSES, MESSAGES);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;

    Wire(String path) {
        this.path = path;
    }

    static Wire at(String path) {
        return Arrays.stream(values())
                .filter(wire -> path.equals("/v1" + wire.path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no client calls " + path));
    }

    ScriptedShape shape() {
        return ScriptedShape.at(path);
    }

    /** As the scripts of the clients name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The body of an answer with an error status. */
    String error(String type, String message) {
        ObjectNode body = JSON.createObjectNode();
        if (this == MESSAGES) {
            body.put("type", "error").put("request_id", "req_scripted");
            body.putObject("error").put("type", type).put("message", message);
        } else {
            body.putObject("error")
                    .put("message", message)
                    .put("type", type)
                    .put("param", "messages")
                    .put("code", "scripted_" + type);
        }
        return body.toString();
    }

    /** The event that tells an error in the middle of a stream. */
    String errorEvent() {
        return switch (this) {
            case RESPONSES ->
                "event: error\ndata: "
                        + JSON.createObjectNode()
                                .put("type", "error")
                                .put("code", "server_error")
                                .put("message", "Scripted: overloaded.")
                                .putNull("param")
                                .put("sequence_number", 3);
            case MESSAGES -> "event: error\ndata: " + error("overloaded_error", "Scripted: overloaded.");
            default -> "data: " + error("server_error", "Scripted: overloaded.");
        };
    }
}
