package dev.attune.proxy.wire;

import dev.attune.profile.model.Block;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One shape of request and answer that can be personalized. A request is never written anew: what upstream gets is the app's own
 * bytes with messages put between them.
 */
public interface Wire {

    /** Chat Completions. */
    Wire CHAT = new ChatWire();

    /** The paths whose POST requests are personalized, be it that their shape is not understood yet. */
    Set<String> PATHS = Set.of("/v1/chat/completions", "/v1/responses", "/v1/messages");

    /** The paths whose shape is understood. */
    Map<String, Wire> UNDERSTOOD = Map.of("/v1/chat/completions", CHAT);

    /** The shape of a request; empty when it is none that is understood. */
    static Optional<Wire> of(HttpMethod method, String path) {
        return HttpMethod.POST.equals(method) ? Optional.ofNullable(UNDERSTOOD.get(path)) : Optional.empty();
    }

    /** Whether answers to such a request say what became of its personalization. */
    static boolean isPersonalizable(HttpMethod method, String path) {
        return HttpMethod.POST.equals(method) && PATHS.contains(path);
    }

    /** What there is to know about a request; empty when it cannot be understood beyond doubt, which is then upstream's to judge. */
    Optional<Reading> read(Buffer body);

    /**
     * The body with a message for each block. A block goes ahead of the message that it names, but never between an assistant's
     * tool calls and their results: then it goes ahead of the calls. The same buffer when there is no block.
     *
     * @param reading of that same body
     */
    Buffer splice(Buffer body, Reading reading, List<Block> blocks);

    /**
     * Something to show an answer's bytes to as they pass.
     *
     * @param contentType of the answer, null when it names none
     * @param mostCharacters of text to keep
     */
    AnswerTap tap(@Nullable String contentType, int mostCharacters);
}
