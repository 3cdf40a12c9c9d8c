package dev.attune.profile.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts a text into sentences, as people type them in a chat: with or without capitals, one to a line or many. A line ends a
 * sentence unless it looks wrapped; a full stop does unless it stands behind an abbreviation, an initial or a list's number.
 */
public final class Sentences {

    private static final int WRAPPED_LINE_CHARACTERS = 60;
    private static final String ENDS = ".!?\u2026\u3002\uFF01\uFF1F";
    private static final String CLOSERS = "\"')]\u201D\u2019\u00BB";

    private final Set<String> abbreviations;

    /**
     * Sentences of a language.
     *
     * @param abbreviations words behind which a full stop ends nothing, without that full stop
     */
    public Sentences(Collection<String> abbreviations) {
        this.abbreviations = abbreviations.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The sentences of a text in their order, without the white space between them; never an empty one. */
    public List<Span> of(String text) {
        Span whole = new Span(text, 0);
        List<Span> sentences = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endAt(text, from, at);
            if (end < 0) {
                at++;
                continue;
            }
            add(sentences, whole.part(from, end));
            from = end;
            at = end;
        }
        add(sentences, whole.part(from, text.length()));
        return List.copyOf(sentences);
    }

    private static void add(List<Span> sentences, Span sentence) {
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }

    /** Where the sentence ends whose last character may be the one at {@code at}; negative when it goes on. */
    private int endAt(String text, int from, int at) {
        char here = text.charAt(at);
        if (here == '\n') {
            return isWrapped(text, at) ? -1 : at + 1;
        }
        if (ENDS.indexOf(here) < 0) {
            return -1;
        }
        int end = at + 1;
        while (end < text.length() && (ENDS.indexOf(text.charAt(end)) >= 0 || CLOSERS.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        boolean followed = end < text.length() && !Character.isWhitespace(text.charAt(end));
        if (followed || (here == '.' && end == at + 1 && isAbbreviated(text, from, at))) {
            return -1;
        }
        return end;
    }

    private boolean isAbbreviated(String text, int from, int stop) {
        int start = stop;
        while (start > from && !Character.isWhitespace(text.charAt(start - 1)) && text.charAt(start - 1) != '(') {
            start--;
        }
        String word = text.substring(start, stop);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I");
        boolean listNumber = start == from && !word.isEmpty() && word.chars().allMatch(Character::isDigit);
        return initial || listNumber || abbreviations.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isWrapped(String text, int lineBreak) {
        int lineStart = text.lastIndexOf('\n', lineBreak - 1) + 1;
        boolean isLong = lineBreak - lineStart >= WRAPPED_LINE_CHARACTERS;
        return isLong && lineBreak + 1 < text.length() && Character.isLowerCase(text.charAt(lineBreak + 1));
    }
}
