package dev.attune.proxy.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask.
 *
 * @param required whether every request needs a key of Attune's
 * @param tokens how person tokens are checked; absent: none is taken
 * @param origins of pages whose scripts may call, such as {@code https://app.example.com}
 */
public record AccessSettings(boolean required, @Nullable TokenSettings tokens, List<String> origins) {

    /** Everybody, with their own keys for upstream. */
    public static final AccessSettings OPEN = new AccessSettings(false, null, List.of());

    public AccessSettings {
        origins = List.copyOf(origins);
    }

    boolean takesBearerTokens() {
        return tokens != null && tokens.acceptAuthorization();
    }
}
