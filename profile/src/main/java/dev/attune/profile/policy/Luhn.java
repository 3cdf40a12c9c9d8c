package dev.attune.profile.policy;

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
final class Luhn {

    private static final int FEWEST_DIGITS = 13;
    private static final int MOST_DIGITS = 19;

    private Luhn() {}

    /** Whether the digits of a text, whatever stands between them, are as many as a card has and end in the right one. */
    static boolean holds(String text) {
        int[] digits = text.chars()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .toArray();
        if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < digits.length; place++) {
            int digit = digits[digits.length - 1 - place] * (place % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
