package dev.attune.profile.foreign;

import dev.attune.profile.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What all readers make of text. */
final class Texts {

    private static final int DIGEST_BYTES = 12;

    private Texts() {}

    /** JSON can write half of a surrogate pair, which no UTF-8 can say again. */
    static String paired(String field, String text) {
        boolean broken = text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        if (broken) {
            throw new InvalidInput(field, "must be Unicode text; it holds half of a surrogate pair");
        }
        return text;
    }

    /** The first characters, none of them cut in half. */
    static String head(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The last characters, none of them cut in half. */
    static String tail(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int from = text.length() - most;
        return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }

    /** Stands for these parts: the same for the same, in every process. */
    static String digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
