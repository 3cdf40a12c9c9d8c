package dev.attune.app.credentials;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets nobody chose. */
final class RandomText {

    private static final int TOKEN_BYTES = 32;
    private static final int PASSWORD_GROUPS = 4;
    private static final int GROUP_CHARACTERS = 6;
    // Without the characters that look like others; 31 of them make 118 bits for a password.
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz2345678";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** 32 random bytes in URL-safe Base64, without padding. */
    static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A password that can be typed. */
    static String password() {
        StringBuilder password = new StringBuilder();
        for (int index = 0; index < PASSWORD_GROUPS * GROUP_CHARACTERS; index++) {
            if (index > 0 && index % GROUP_CHARACTERS == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return password.toString();
    }
}
