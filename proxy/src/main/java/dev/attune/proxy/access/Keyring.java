package dev.attune.proxy.access;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of a key set (RFC 7517) that are for signatures of one algorithm, by their ids. Only the public parts are read, and each
 * key is bound to the configured algorithm whatever it says of itself: nobody can pass a public key off as a secret.
 *
 * @param atNanos when it was fetched
 */
record Keyring(Map<String, JWTAuth> keys, long atNanos) {

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final List<String> PUBLIC_PARTS = List.of("kty", "kid", "n", "e", "crv", "x", "y");
    private static final int LEAST_RSA_BYTES = 256;

    static Keyring of(Vertx vertx, TokenSettings.Algorithm algorithm, List<JsonObject> set, long atNanos) {
        Map<String, JWTAuth> keys = new HashMap<>();
        for (JsonObject key : set) {
            if (fits(key, algorithm)) {
                auth(vertx, key, algorithm).ifPresent(auth -> keys.put(key.getString("kid", ""), auth));
            }
        }
        return new Keyring(Map.copyOf(keys), atNanos);
    }

    /** The key of this id; for a token that names none, the only one there is. */
    Optional<JWTAuth> find(@Nullable String id) {
        if (id != null) {
            return Optional.ofNullable(keys.get(id));
        }
        return keys.size() == 1 ? keys.values().stream().findFirst() : Optional.empty();
    }

    private static boolean fits(JsonObject key, TokenSettings.Algorithm algorithm) {
        boolean signs = "sig".equals(key.getValue("use", "sig"));
        boolean same = algorithm.label().equals(key.getValue("alg", algorithm.label()));
        return signs
                && same
                && switch (algorithm) {
                    case HS256 -> false;
                    case RS256 -> "RSA".equals(key.getValue("kty")) && isLong(key.getValue("n"));
                    case ES256 -> "EC".equals(key.getValue("kty")) && "P-256".equals(key.getValue("crv"));
                };
    }

    /** RFC 7518, 3.3: 2048 bits or larger. */
    private static boolean isLong(@Nullable Object modulus) {
        try {
            return modulus instanceof String text && Base64.getUrlDecoder().decode(text).length >= LEAST_RSA_BYTES;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<JWTAuth> auth(Vertx vertx, JsonObject key, TokenSettings.Algorithm algorithm) {
        JsonObject bare = new JsonObject().put("alg", algorithm.label()).put("use", "sig");
        PUBLIC_PARTS.stream().filter(key::containsKey).forEach(part -> bare.put(part, key.getValue(part)));
        try {
            return Optional.of(JWTAuth.create(
                    vertx, new JWTAuthOptions().addJwk(bare).setJWTOptions(new JWTOptions(Secrets.SIGNATURE_ALONE))));
        } catch (RuntimeException unusable) {
            // The edge to what somebody else's server says: one bad key must not keep the others from being used.
            LOG.warn(
                    "a key of the key set cannot be used ({})",
                    unusable.getClass().getName());
            return Optional.empty();
        }
    }
}
