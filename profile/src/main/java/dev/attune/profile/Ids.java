package dev.attune.profile;

import java.util.concurrent.ThreadLocalRandom;

/** Makes ids that mean nothing: letters and digits in lower case, without the ones that look alike. */
final class Ids {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int MEMORY_DIGITS = 12;
    private static final int KEY_DIGITS = 12;
    private static final int TRACE_DIGITS = 24;

    private Ids() {}

    static String memory() {
        return random('m', MEMORY_DIGITS);
    }

    static String key() {
        return random('k', KEY_DIGITS);
    }

    static String trace() {
        return random('t', TRACE_DIGITS);
    }

    /** Stands for a person where their own id must not stay. */
    static String alias() {
        return random('p', KEY_DIGITS);
    }

    private static String random(char prefix, int digits) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder(digits + 1).append(prefix);
        for (int index = 0; index < digits; index++) {
            id.append(DIGITS[random.nextInt(DIGITS.length)]);
        }
        return id.toString();
    }
}
