package dev.attune.proxy.wire;

import dev.attune.profile.model.Block;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One shape of request and answer that can be personalized. A request is never written anew: what upstream gets is the app's own
 * bytes with blocks put between them.
 */
public interface Wire {

    /** Chat Completions. */
    Wire CHAT = new SplicingWire(new ChatDialect(), new ChatAnswer());

    /** OpenAI's Responses. */
    Wire RESPONSES = new SplicingWire(new ResponsesDialect(), new ResponsesAnswer());

    /** Anthropic's Messages. */
    Wire MESSAGES = new SplicingWire(new MessagesDialect(), new MessagesAnswer());

    /** The paths whose POST requests are personalized. */
    Map<String, Wire> PATHS =
            Map.of("/v1/chat/completions", CHAT, "/v1/responses", RESPONSES, "/v1/messages", MESSAGES);

    /** The shape of a request; empty when it is none that is personalized. */
    static Optional<Wire> of(HttpMethod method, String path) {
        return HttpMethod.POST.equals(method) ? Optional.ofNullable(PATHS.get(path)) : Optional.empty();
    }

    /** What there is to know about a request; empty when it cannot be understood beyond doubt, which is then upstream's to judge. */
    Optional<Reading> read(Buffer body);

    /**
     * The same.
     *
     * @param teaches whether the person's message will be learned from, for which it matters what the assistant said before
     */
    Optional<Reading> read(Buffer body, boolean teaches);

    /** Whether later requests may go on from an answer by its id, so that the id matters. */
    boolean isFollowed();

    /** Whether there is a place for blocks in this request. */
    boolean takes(Reading reading, Placement placement);

    /**
     * The body with the blocks. As a message of its own a block goes ahead of the message that it names, but never between calls and
     * their results: then it goes ahead of the calls. As a part it goes into the person's next message, ahead of their text. The same
     * buffer when there is no block.
     *
     * @param reading of that same body
     * @param placement wanted; a wire that has no messages for instructions takes parts alone
     */
    Buffer splice(Buffer body, Reading reading, List<Block> blocks, Placement placement);

    /**
     * Something to show an answer's bytes to as they pass.
     *
     * @param contentType of the answer, null when it names none
     * @param mostCharacters of text to keep
     */
    AnswerTap tap(@Nullable String contentType, int mostCharacters);

    /**
     * The same for an answer that may be compressed: its text is read where it is so by gzip or deflate.
     *
     * @param encoding of the answer, null when it names none
     */
    AnswerTap tap(@Nullable String contentType, @Nullable String encoding, int mostCharacters);
}
