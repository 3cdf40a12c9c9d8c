package dev.attune.profile.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How alike two short texts are in their wording, 0 to 1: near 1 for the same thing said in nearly the same words. It says nothing
 * of meaning: {@code I like tea} and {@code I hate tea} are much alike.
 */
public final class Likeness {

    private Likeness() {}

    /** Dice's coefficient over the words as often as they occur; 1 for two texts without a word. */
    public static double ofWords(List<String> one, List<String> other) {
        if (one.isEmpty() && other.isEmpty()) {
            return 1;
        }
        Map<String, Integer> left = new HashMap<>();
        one.forEach(word -> left.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : other) {
            Integer still = left.get(word);
            if (still != null && still > 0) {
                left.put(word, still - 1);
                shared++;
            }
        }
        return 2.0 * shared / (one.size() + other.size());
    }

    /** Dice's coefficient over sequences of three characters of the folded texts, which forgives slips of spelling and inflection. */
    public static double ofSpelling(String one, String other) {
        Set<String> left = trigrams(one);
        Set<String> right = trigrams(other);
        if (left.isEmpty() && right.isEmpty()) {
            return 1;
        }
        int both = left.size() + right.size();
        left.retainAll(right);
        return 2.0 * left.size() / both;
    }

    private static Set<String> trigrams(String text) {
        Set<String> found = new HashSet<>();
        for (String word : Words.of(text)) {
            String padded = ' ' + word + ' ';
            for (int at = 0; at + 3 <= padded.length(); at++) {
                found.add(padded.substring(at, at + 3));
            }
        }
        return found;
    }
}
