package dev.attune.profile.recall;

/** The order of ids that count: {@code t2} ahead of {@code t10}. */
final class Numbered {

    private Numbered() {}

    static int compare(String one, String other) {
        int at = 0;
        int against = 0;
        while (at < one.length() && against < other.length()) {
            int end = digits(one, at);
            int endAgainst = digits(other, against);
            int order = end > at && endAgainst > against
                    ? compareNumbers(one, at, end, other, against, endAgainst)
                    : Character.compare(one.charAt(at), other.charAt(against));
            if (order != 0) {
                return order;
            }
            at = Math.max(end, at + 1);
            against = Math.max(endAgainst, against + 1);
        }
        int rest = Integer.compare(one.length() - at, other.length() - against);
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** By value without reading it, since it may have any length: the longer is the greater once leading zeros are off. */
    private static int compareNumbers(String one, int from, int end, String other, int fromOther, int endOther) {
        int at = zeros(one, from, end);
        int against = zeros(other, fromOther, endOther);
        int byLength = Integer.compare(end - at, endOther - against);
        for (int place = 0; byLength == 0 && at + place < end; place++) {
            int byDigit = Character.compare(one.charAt(at + place), other.charAt(against + place));
            if (byDigit != 0) {
                return byDigit;
            }
        }
        return byLength;
    }

    private static int zeros(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }
}
