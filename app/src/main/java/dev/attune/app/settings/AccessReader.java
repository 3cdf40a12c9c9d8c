package dev.attune.app.settings;

import dev.attune.proxy.access.AccessSettings;
import dev.attune.proxy.access.TokenSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who may ask, and refuses keys that do not go together. */
final class AccessReader {

    private AccessReader() {}

    static AccessSettings read(Values values) throws SettingsFailure {
        return new AccessSettings(
                values.of(Keys.KEYS_REQUIRED),
                tokens(values),
                values.find(Keys.CORS_ORIGINS).orElse(List.of()));
    }

    private static @Nullable TokenSettings tokens(Values values) throws SettingsFailure {
        Optional<TokenSettings.Algorithm> algorithm = values.find(Keys.TOKENS_ALGORITHM);
        Optional<String> secret = values.find(Keys.TOKENS_SECRET);
        Optional<Map<String, String>> secrets = values.find(Keys.TOKENS_TENANT_SECRETS);
        Optional<URI> jwks = values.find(Keys.TOKENS_JWKS_URL);
        if (algorithm.isEmpty()) {
            if (secret.isPresent() || secrets.isPresent() || jwks.isPresent()) {
                throw new SettingsFailure(values.where(Keys.TOKENS_ALGORITHM)
                        + " is not set, but must be HS256, RS256 or ES256 where a secret or a jwks-url is");
            }
            return null;
        }
        try {
            return new TokenSettings(
                    algorithm.get(),
                    secret.orElse(null),
                    secrets.orElse(Map.of()),
                    jwks.orElse(null),
                    values.find(Keys.TOKENS_ISSUER).orElse(null),
                    values.find(Keys.TOKENS_AUDIENCE).orElse(null),
                    values.of(Keys.TOKENS_ACCEPT_AUTHORIZATION),
                    TokenSettings.USUAL_REFRESH);
        } catch (IllegalArgumentException wrong) {
            throw new SettingsFailure(values.where(Keys.TOKENS_ALGORITHM) + ": person tokens: " + wrong.getMessage());
        }
    }
}
