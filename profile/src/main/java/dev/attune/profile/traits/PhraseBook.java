package dev.attune.profile.traits;

import dev.attune.profile.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds phrases in texts: words in lower case and without accents, the last of them open at its end where the phrase has a
 * {@code *} there. Looking up a word takes a handful of hash lookups, however many phrases there are.
 */
final class PhraseBook {

    /** Shorter beginnings would fit anything. */
    private static final int SHORTEST_OPEN = 3;

    private static final int LONGEST_OPEN = 24;

    private final Map<String, List<Phrase>> whole = new HashMap<>();
    private final Map<String, List<Phrase>> open = new HashMap<>();

    /** The words of a text as phrases are held against them. */
    static List<String> words(String text) {
        return Words.of(text).stream().map(word -> word.replace("\u00DF", "ss")).toList();
    }

    /** Adds a phrase of a name; an {@link IllegalArgumentException} says what is wrong with it. */
    void add(String name, String phrase) {
        boolean isOpen = phrase.endsWith("*");
        List<String> words = words(isOpen ? phrase.substring(0, phrase.length() - 1) : phrase);
        if (words.isEmpty() || (isOpen && words.get(words.size() - 1).length() < SHORTEST_OPEN)) {
            throw new IllegalArgumentException("'" + phrase + "' is no phrase; give a word, or " + SHORTEST_OPEN
                    + " letters or more and a * for its beginning");
        }
        boolean startsOpen = isOpen && words.size() == 1;
        (startsOpen ? open : whole)
                .computeIfAbsent(words.get(0), first -> new ArrayList<>())
                .add(new Phrase(name, phrase, words, isOpen));
    }

    /** The names of which a phrase is in the words. */
    Set<String> namesIn(List<String> words) {
        Set<String> names = new LinkedHashSet<>();
        each(words, phrase -> names.add(phrase.name));
        return names;
    }

    /** The phrases in the words, by their names. */
    Map<String, Set<String>> phrasesIn(List<String> words) {
        Map<String, Set<String>> found = new HashMap<>();
        each(
                words,
                phrase -> found.computeIfAbsent(phrase.name, first -> new LinkedHashSet<>())
                        .add(phrase.text));
        return found;
    }

    private void each(List<String> words, Consumer<Phrase> found) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            for (Phrase phrase : whole.getOrDefault(word, List.of())) {
                if (phrase.fits(words, at)) {
                    found.accept(phrase);
                }
            }
            for (int length = SHORTEST_OPEN; length <= Math.min(LONGEST_OPEN, word.length()); length++) {
                open.getOrDefault(word.substring(0, length), List.of()).forEach(found);
            }
        }
    }

    private record Phrase(String name, String text, List<String> words, boolean isOpen) {

        boolean fits(List<String> among, int at) {
            int last = words.size() - 1;
            if (at + last >= among.size()) {
                return false;
            }
            for (int next = 0; next < last; next++) {
                if (!among.get(at + next).equals(words.get(next))) {
                    return false;
                }
            }
            String end = among.get(at + last);
            return isOpen ? end.startsWith(words.get(last)) : end.equals(words.get(last));
        }
    }
}
