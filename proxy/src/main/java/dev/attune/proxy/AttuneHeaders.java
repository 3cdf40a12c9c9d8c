package dev.attune.proxy;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Mode;
import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request says to Attune in headers of Attune's own. A mistake in one is the integrator's, and is told: no other header and no
 * body is ever refused.
 *
 * @param naming whether a header says whose request it is, be it nobody's
 * @param user null when nobody is named
 * @param conversation null when the app names none
 */
record AttuneHeaders(
        boolean naming, @Nullable String user, @Nullable String conversation, Mode mode) {

    static final String USER = "Attune-User";
    static final String CONVERSATION = "Attune-Conversation";
    static final String MODE = "Attune-Mode";
    static final String TRACE = "Attune-Trace";
    static final String PERSONALIZATION = "Attune-Personalization";

    private static final String PREFIX = "attune-";
    /** Fails with an {@link InvalidInput} whose field is the header at fault. */
    static AttuneHeaders of(MultiMap headers) {
        String user = only(USER, headers);
        String conversation = only(CONVERSATION, headers);
        String mode = only(MODE, headers);
        if (conversation != null && !conversation.isBlank()) {
            InvalidInput.text(CONVERSATION, conversation, Exchange.MOST_CONVERSATION_CHARACTERS);
        }
        return new AttuneHeaders(
                user != null,
                blankToNull(user),
                blankToNull(conversation),
                mode == null
                        ? Mode.ON
                        : Labelled.parse(Mode.class, MODE, mode.trim().toLowerCase(Locale.ROOT)));
    }

    /** Takes them off. */
    static void strip(MultiMap headers) {
        List<String> ours = headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX))
                .toList();
        ours.forEach(headers::remove);
    }

    private static @Nullable String only(String name, MultiMap headers) {
        List<String> values = headers.getAll(name);
        if (values.size() > 1) {
            throw new InvalidInput(name, "must be given once, not " + values.size() + " times");
        }
        return values.isEmpty() ? null : decoded(values.get(0));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The server reads a header's bytes as Latin-1. Most clients send names beyond ASCII as UTF-8, some as Latin-1, and what is well-formed
     * UTF-8 is hardly ever meant as anything else.
     */
    private static String decoded(String value) {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException latin) {
            return value;
        }
    }
}
