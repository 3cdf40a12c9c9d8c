package dev.attune.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The text of keys.
 *
 * <p>A text holds 200 random bits, so what is kept of it is a single SHA-256: there is no guessing such a text from its digest, as there
 * would be with a password, and a slow hash would only slow every request. Keys are found by that digest; how long a search takes tells
 * nothing of the text, since nobody can choose the digest of what they try.
 */
final class KeyText {

    private static final char[] DIGITS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int LENGTH = 40;
    private static final Pattern FORM = Pattern.compile(Keys.PREFIX + "[a-z2-7]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    static String next() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        StringBuilder text = new StringBuilder(Keys.PREFIX);
        for (byte each : bytes) {
            // Five of the eight bits: 32 divides 256, so every character is as likely as any other.
            text.append(DIGITS[each & 31]);
        }
        return text.toString();
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
