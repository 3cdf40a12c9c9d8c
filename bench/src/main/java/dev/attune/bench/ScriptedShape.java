package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The shape in which a scripted upstream answers on one of its paths. */
public interface ScriptedShape {

    /** Every shape there is, by its path. */
    Map<String, ScriptedShape> BY_PATH = Map.of(
            "/v1/chat/completions", new ScriptedChat(),
            "/v1/responses", new ScriptedResponses(),
            "/v1/messages", new ScriptedMessages());

    /** A whole answer with this text, or a call of the first tool that the request offers. */
    String whole(JsonNode request, String text);

    /** The server-sent events of a streamed answer, each with its lines and without the empty one behind it. */
    List<String> events(JsonNode request, String text);

    /** The shape of a path below the base URL. Throws an {@link IllegalArgumentException} where there is none. */
    static ScriptedShape at(String path) {
        return switch (path) {
            case "/chat/completions" -> new ScriptedChat();
            case "/responses" -> new ScriptedResponses();
            case "/messages" -> new ScriptedMessages();
            case "/models" -> new ScriptedModels();
            case "/embeddings" -> new ScriptedEmbeddings();
            default -> throw new IllegalArgumentException("nothing is scripted at " + path);
        };
    }
}
