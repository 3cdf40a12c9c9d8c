package dev.attune.profile.text;

import java.util.regex.MatchResult;

/**
 * A stretch of a longer text that remembers where it stands there.
 *
 * @param text the stretch, verbatim
 * @param start where it begins in the longer text, in UTF-16 units
 */
public record Span(String text, int start) {

    public int end() {
        return start + text.length();
    }

    /** The stretch of this one between two offsets within it, without white space at its ends. */
    public Span part(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return new Span(text.substring(first, last), start + first);
    }

    /** The stretch that follows a match found in this one. */
    public Span after(MatchResult match) {
        return part(match.end(), text.length());
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
