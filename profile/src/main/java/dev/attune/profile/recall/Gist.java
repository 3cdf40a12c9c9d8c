package dev.attune.profile.recall;

import dev.attune.profile.text.Sentences;
import dev.attune.profile.text.Span;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a message is about, in few words: whole if it is short, else its first and last sentences and its questions. A task with its
 * material pasted in is no clearer for being read whole, and an encoder's time goes by the word.
 */
final class Gist {

    private static final int SHORT_WORDS = 40;
    private static final int MOST_WORDS = 60;
    private static final Sentences SENTENCES = new Sentences(List.of());

    private Gist() {}

    static String of(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length <= SHORT_WORDS) {
            return String.join(" ", words);
        }
        Set<String> told = new LinkedHashSet<>();
        List<Span> sentences = SENTENCES.of(text);
        told.add(sentences.get(0).text());
        sentences.stream().map(Span::text).filter(one -> one.endsWith("?")).forEach(told::add);
        told.add(sentences.get(sentences.size() - 1).text());
        return ends(String.join(" ", told).strip().split("\\s+"));
    }

    private static String ends(String[] words) {
        if (words.length <= MOST_WORDS) {
            return String.join(" ", words);
        }
        int half = MOST_WORDS / 2;
        return String.join(" ", Arrays.copyOf(words, half))
                + ' '
                + String.join(" ", Arrays.copyOfRange(words, words.length - half, words.length));
    }
}
