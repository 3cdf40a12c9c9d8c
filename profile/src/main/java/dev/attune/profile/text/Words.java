package dev.attune.profile.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into words: runs of letters and digits in lower case, without accents, {@code don't} as {@code dont} and {@code Ana's}
 * as {@code ana}. Scripts that put no space between words give overlapping pairs of characters instead, as search engines do
 * where they have no dictionary.
 */
public final class Words {

    private static final int FIRST_UNSPACED = 0x0E00;

    private final String text;
    private final List<String> found = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Words(String text) {
        this.text = text;
    }

    /** The words in their order, repeated as often as they occur. */
    public static List<String> of(String text) {
        Words words = new Words(folded(text));
        words.read();
        return words.found;
    }

    /** Lower case, compatibility forms unified, accents of Latin, Greek and Cyrillic letters dropped. */
    static String folded(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(unit -> unit < 0x80)) {
            return lower;
        }
        StringBuilder plain = new StringBuilder(lower.length());
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(point -> point < 0x300 || point > 0x36F)
                .forEach(plain::appendCodePoint);
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isUnspaced(point)) {
                addUnspaced(at, next);
            } else if (isPart(point)) {
                word.appendCodePoint(point);
            } else if (isLink(point, next)) {
                word.append(point == '\u2019' ? '\'' : (char) point);
            } else {
                addWord();
            }
            at = next;
        }
        addWord();
    }

    private static boolean isPart(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** An apostrophe within a word, a point or comma within a number, or what makes C into C++ or C#. */
    private boolean isLink(int point, int next) {
        if (word.isEmpty()) {
            return false;
        }
        char last = word.charAt(word.length() - 1);
        int following = next < text.length() ? text.codePointAt(next) : ' ';
        return switch (point) {
            case '\'', '\u2019' -> Character.isLetter(last) && Character.isLetter(following);
            case '.', ',' -> Character.isDigit(last) && Character.isDigit(following);
            case '+', '#' -> (word.length() == 1 || last == '+') && !Character.isLetterOrDigit(following);
            default -> false;
        };
    }

    private void addWord() {
        if (word.isEmpty()) {
            return;
        }
        int length = word.length();
        if (length > 2 && word.charAt(length - 1) == 's' && word.charAt(length - 2) == '\'') {
            word.setLength(length - 2);
        }
        found.add(word.toString().replace("'", "").replace(",", ""));
        word.setLength(0);
    }

    private void addUnspaced(int at, int next) {
        addWord();
        boolean follows = at > 0 && isUnspaced(text.codePointBefore(at));
        boolean goesOn = next < text.length() && isUnspaced(text.codePointAt(next));
        if (goesOn) {
            int end = next + Character.charCount(text.codePointAt(next));
            found.add(text.substring(at, end));
        } else if (!follows) {
            found.add(text.substring(at, next));
        }
    }

    private static boolean isUnspaced(int point) {
        if (point < FIRST_UNSPACED || !Character.isLetter(point)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR;
    }
}
