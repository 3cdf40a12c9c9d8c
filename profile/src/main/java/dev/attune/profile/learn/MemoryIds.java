package dev.attune.profile.learn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** Ids of learned memories: the same statement in the same turn always has the same one, so that learning twice is learning once. */
final class MemoryIds {

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 12;

    private MemoryIds() {}

    static String of(String turn, String text) {
        return id("m", turn + "\n" + text.toLowerCase(Locale.ROOT));
    }

    /** Of an episode: the same words have the same one in whatever turn they are said. */
    static String ofEpisode(String text) {
        return id("e", text.toLowerCase(Locale.ROOT));
    }

    private static String id(String start, String what) {
        byte[] hash = digest(what);
        StringBuilder id = new StringBuilder(start);
        for (int index = 0; index < LENGTH; index++) {
            id.append(DIGITS.charAt(hash[index] & 31));
        }
        return id.toString();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
