package dev.attune.proxy.manage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What proves that a caller is an admin: a bearer token, of which only the SHA-256 digest is kept. */
public final class AdminToken {

    private static final String SCHEME = "bearer ";

    private final byte[] digest;

    private AdminToken(byte[] digest) {
        this.digest = digest;
    }

    /** Keeps the digest of a token, which must not be blank. */
    public static AdminToken digest(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the admin token must not be blank");
        }
        return new AdminToken(sha256(token));
    }

    /** A token of which nothing but its SHA-256 is known. */
    public static AdminToken ofDigest(byte[] sha256) {
        return new AdminToken(sha256.clone());
    }

    /** Whether an {@code Authorization} header carries the token. Takes as long for a near miss as for a far one. */
    boolean admits(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        String presented = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(digest, sha256(presented));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
