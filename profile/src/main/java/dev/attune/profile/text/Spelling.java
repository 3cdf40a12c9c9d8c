package dev.attune.profile.text;

/** Slips of spelling: {@code eror}, {@code typsecript}, {@code Reedis}. */
public final class Spelling {

    /** Slips rarely hit the first letters, and {@code mango} is none of {@code mongo}. */
    public static final int SURE_LETTERS = 2;

    private static final int SHORTEST = 5;

    private Spelling() {}

    /**
     * Whether one of two words may be a slip of the other: they begin alike, the longer has at least {@value #SHORTEST} letters, and
     * one letter is missing, added or wrong, or two neighbours are swapped.
     */
    public static boolean isSlip(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        int same = 0;
        while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
            same++;
        }
        if (longer.length() < SHORTEST || same < SURE_LETTERS || longer.length() - shorter.length() > 1) {
            return false;
        }
        if (longer.length() > shorter.length()) {
            return longer.startsWith(shorter.substring(same), same + 1);
        }
        return same < shorter.length() && (isOneWrong(one, other, same) || isSwapped(one, other, same));
    }

    private static boolean isOneWrong(String one, String other, int at) {
        return one.startsWith(other.substring(at + 1), at + 1);
    }

    private static boolean isSwapped(String one, String other, int at) {
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.startsWith(other.substring(at + 2), at + 2);
    }
}
