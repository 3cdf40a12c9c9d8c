package dev.attune.app.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether a text is the secret, without knowing it. A plain SHA-256 is enough and costs a request nothing: what is hashed is
 * random, of 118 bits and more, so there is no dictionary to try.
 */
record SecretHash(@JsonValue String sha256) {

    @JsonCreator
    SecretHash {
        HexFormat.of().parseHex(sha256);
    }

    static SecretHash of(String secret) {
        return new SecretHash(HexFormat.of().formatHex(digest(secret)));
    }

    boolean matches(String candidate) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), digest(candidate));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
