package dev.attune.console.access;

import dev.attune.profile.model.InvalidInput;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The console's password as it may be kept: PBKDF2 with HMAC-SHA256 (RFC 8018) over a salt of its own. Written as
 * {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}, the last two in Base64. Hashing takes some hundred milliseconds of processor time,
 * so that guessing does too: never do it on an event loop.
 */
public final class Password {

    /** As OWASP's password storage guidance recommends for this function. */
    private static final int ITERATIONS = 600_000;

    private static final int FEWEST_ITERATIONS = 100_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String SCHEME = "pbkdf2-sha256";
    private static final String FIELD = "password";

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Password(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a plain password with a fresh salt. */
    public static Password hash(char[] plain) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new Password(ITERATIONS, salt, derive(plain, salt, ITERATIONS));
    }

    /** Reads what {@link #encoded} wrote. */
    public static Password parse(String encoded) {
        String[] parts = encoded.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new InvalidInput(FIELD, "must look like " + SCHEME + "$ITERATIONS$SALT$HASH");
        }
        try {
            int iterations = Integer.parseInt(parts[1]);
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            return checked(iterations, salt, hash);
        } catch (IllegalArgumentException notReadable) {
            throw new InvalidInput(
                    FIELD,
                    "must have " + FEWEST_ITERATIONS + " to " + MOST_ITERATIONS + " iterations, a salt of at least "
                            + SALT_BYTES + " and a hash of " + HASH_BYTES + " bytes in Base64");
        }
    }

    public String encoded() {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                "$", SCHEME, Integer.toString(iterations), base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Compares in a time that says nothing about how much of it was right. */
    public boolean verify(char[] plain) {
        return MessageDigest.isEqual(hash, derive(plain, salt, iterations));
    }

    /** Names no part of the hash, so that it can stand in a log by mistake. */
    @Override
    public String toString() {
        return "Password[" + SCHEME + "]";
    }

    private static Password checked(int iterations, byte[] salt, byte[] hash) {
        boolean iterationsFit = iterations >= FEWEST_ITERATIONS && iterations <= MOST_ITERATIONS;
        if (!iterationsFit || salt.length < SALT_BYTES || hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("out of bounds");
        }
        return new Password(iterations, salt, hash);
    }

    private static byte[] derive(char[] plain, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(Arrays.copyOf(plain, plain.length), salt, iterations, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no PBKDF2 with HMAC-SHA256", missing);
        } finally {
            spec.clearPassword();
        }
    }
}
