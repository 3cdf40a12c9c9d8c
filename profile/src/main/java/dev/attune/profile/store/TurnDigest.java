package dev.attune.profile.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A turn's id in twelve characters, for remembering tens of thousands of them. 72 bits: among 50,000 turns two meet with a chance of one
 * in four million million.
 */
final class TurnDigest {

    private static final int OCTETS = 9;

    private TurnDigest() {}

    static String of(String turn) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(turn.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(whole, OCTETS));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
