package dev.attune.bench.compat;

/** What Attune put into a body on its way. */
final class Insertion {

    /** A short text that a list of parts now wraps. */
    private static final int LONGEST_WRAPPED = 100;

    private Insertion() {}

    /** Whether all that was sent arrived, byte for byte, with one block that only Attune could have put in, and what wraps it. */
    static boolean isAllThatDiffers(String sent, String arrived) {
        int head = mismatch(sent, arrived);
        int tail = Math.min(sent.length() - head, mismatch(reversed(sent), reversed(arrived)));
        String wrapped = sent.substring(head, sent.length() - tail);
        String inserted = arrived.substring(head, arrived.length() - tail);
        return inserted.contains("about_this_person")
                && inserted.contains(wrapped)
                && wrapped.length() <= LONGEST_WRAPPED;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static int mismatch(String one, String other) {
        int place = 0;
        while (place < Math.min(one.length(), other.length()) && one.charAt(place) == other.charAt(place)) {
            place++;
        }
        return place;
    }
}
