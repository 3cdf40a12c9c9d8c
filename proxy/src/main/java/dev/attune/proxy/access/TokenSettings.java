package dev.attune.proxy.access;

import dev.attune.profile.model.Labelled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How person tokens are checked. A value that cannot be is an {@link IllegalArgumentException} that names it.
 *
 * @param algorithm the only one that is taken
 * @param secret for HS256, of the tenants that have none of their own; at least {@value #LEAST_SECRET_BYTES} bytes
 * @param tenantSecrets for HS256, by tenant
 * @param jwks where the public keys for RS256 or ES256 are
 * @param issuer what {@code iss} must be; absent: anything
 * @param audience what {@code aud} must be or hold; absent: anything
 * @param acceptAuthorization whether a token may come as {@code Authorization: Bearer} too
 * @param refresh least time between two fetches of the public keys
 */
public record TokenSettings(
        Algorithm algorithm,
        @Nullable String secret,
        Map<String, String> tenantSecrets,
        @Nullable URI jwks,
        @Nullable String issuer,
        @Nullable String audience,
        boolean acceptAuthorization,
        Duration refresh) {

    /** RFC 7518, 3.2: a key of the size of the hash or larger. */
    static final int LEAST_SECRET_BYTES = 32;

    public static final Duration USUAL_REFRESH = Duration.ofSeconds(30);

    public TokenSettings {
        tenantSecrets = Map.copyOf(tenantSecrets);
        boolean hasSecret = secret != null || !tenantSecrets.isEmpty();
        if (algorithm == Algorithm.HS256) {
            demand(hasSecret && jwks == null, "HS256 takes a secret and no jwks-url");
        } else {
            demand(jwks != null && !hasSecret, algorithm.label() + " takes a jwks-url and no secret");
        }
        demand(secret == null || isLong(secret), "secret must have at least " + LEAST_SECRET_BYTES + " bytes");
        demand(
                tenantSecrets.values().stream().allMatch(TokenSettings::isLong),
                "tenant-secrets must have at least " + LEAST_SECRET_BYTES + " bytes each");
    }

    /** With one secret for all. */
    public static TokenSettings secret(String secret) {
        return new TokenSettings(Algorithm.HS256, secret, Map.of(), null, null, null, false, USUAL_REFRESH);
    }

    /** With public keys from there. */
    public static TokenSettings jwks(Algorithm algorithm, URI jwks) {
        return new TokenSettings(algorithm, null, Map.of(), jwks, null, null, false, USUAL_REFRESH);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "TokenSettings[" + algorithm.label() + "]";
    }

    private static boolean isLong(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length >= LEAST_SECRET_BYTES;
    }

    private static void demand(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** How tokens are signed. */
    public enum Algorithm implements Labelled {
        HS256,
        RS256,
        ES256;

        @Override
        public String label() {
            return name();
        }
    }
}
