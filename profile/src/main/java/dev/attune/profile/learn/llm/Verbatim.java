package dev.attune.profile.learn.llm;

import dev.attune.profile.text.Span;
import java.util.Optional;

/**
 * Finds a quote where it was said. Models straighten quotation marks, spaces and capitals as they copy; that much is forgiven, and
 * what counts from there on is the person's own spelling. Anything else is an invention.
 */
final class Verbatim {

    private static final int FEWEST_CHARACTERS = 3;

    private Verbatim() {}

    static Optional<Span> find(String content, String quote) {
        Plain said = new Plain(content);
        String asked = new Plain(quote).text.toString().strip();
        if (asked.length() < FEWEST_CHARACTERS) {
            return Optional.empty();
        }
        int at = said.text.indexOf(asked);
        if (at < 0) {
            return Optional.empty();
        }
        int from = said.origin[at];
        int to = said.origin[at + asked.length() - 1] + 1;
        return Optional.of(new Span(content.substring(from, to), from));
    }

    /** A text in one spelling, and where each of its characters was. */
    private static final class Plain {

        private final StringBuilder text = new StringBuilder();
        private final int[] origin;

        Plain(String given) {
            origin = new int[given.length() + 1];
            for (int at = 0; at < given.length(); at++) {
                char plain = plain(given.charAt(at));
                boolean again = plain == ' ' && !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
                if (!again) {
                    origin[text.length()] = at;
                    text.append(plain);
                }
            }
        }

        private static char plain(char given) {
            return switch (given) {
                case '\u2018', '\u2019', '\u02BC' -> '\'';
                case '\u201C', '\u201D', '\u201E' -> '"';
                case '\u2010', '\u2011', '\u2013', '\u2014' -> '-';
                case '\u2039', '\uFF1C', '\uFE64' -> '<';
                case '\u203A', '\uFF1E', '\uFE65' -> '>';
                default -> Character.isWhitespace(given) || given == '\u00A0' ? ' ' : Character.toLowerCase(given);
            };
        }
    }
}
