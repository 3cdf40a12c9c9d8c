package dev.attune.profile.learn;

import java.util.Comparator;

/** Names in the order that people mean by them: {@code D1:2} comes before {@code D1:10}. */
enum TurnOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String one, String other) {
        int left = 0;
        int right = 0;
        while (left < one.length() && right < other.length()) {
            int order;
            if (isDigit(one, left) && isDigit(other, right)) {
                int leftEnd = endOfNumber(one, left);
                int rightEnd = endOfNumber(other, right);
                order = compareNumbers(one.substring(left, leftEnd), other.substring(right, rightEnd));
                left = leftEnd;
                right = rightEnd;
            } else {
                order = Character.compare(one.charAt(left++), other.charAt(right++));
            }
            if (order != 0) {
                return order;
            }
        }
        int byLength = Integer.compare(one.length() - left, other.length() - right);
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    private static int compareNumbers(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static boolean isDigit(String text, int at) {
        char unit = text.charAt(at);
        return unit >= '0' && unit <= '9';
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }
}
