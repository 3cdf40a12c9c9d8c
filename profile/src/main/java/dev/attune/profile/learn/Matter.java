package dev.attune.profile.learn;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a statement that carry its matter, so that two statements can be held side by side. */
final class Matter {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}+#'-]+");
    private static final int LONGEST_UNCHANGED = 3;

    private final Set<String> fillers;
    private final Set<String> numbers;
    private final Set<String> negations;

    Matter(LanguageFile file) {
        this.fillers = Set.copyOf(new HashSet<>(file.fillers()));
        this.numbers = Set.copyOf(new HashSet<>(file.numbers()));
        this.negations = Set.copyOf(new HashSet<>(file.negations()));
    }

    /** The words that matter, in lower case and without the mark of the plural. */
    Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> !fillers.contains(word))
                .forEach(word -> words.add(singular(word)));
        return words;
    }

    boolean sameNegation(Set<String> one, Set<String> other) {
        return Collections.disjoint(one, negations) == Collections.disjoint(other, negations);
    }

    /** Whether two statements say the same but for a number. */
    boolean differInNumberOnly(Set<String> one, Set<String> other) {
        if (one.size() != other.size() || !differInOneWord(one, other)) {
            return false;
        }
        Set<String> ofOne = numbersIn(one);
        Set<String> ofOther = numbersIn(other);
        return ofOne.size() == 1
                && ofOther.size() == 1
                && !ofOne.equals(ofOther)
                && without(one, ofOne).equals(without(other, ofOther));
    }

    private static boolean differInOneWord(Set<String> one, Set<String> other) {
        int apart = 0;
        for (String word : one) {
            if (!other.contains(word) && ++apart > 1) {
                return false;
            }
        }
        return apart == 1;
    }

    /** The share of the words of both that they have in common. */
    static double likeness(Set<String> one, Set<String> other) {
        Set<String> shared = kept(one, other);
        int all = one.size() + other.size() - shared.size();
        return all == 0 ? 1 : (double) shared.size() / all;
    }

    private Set<String> numbersIn(Set<String> words) {
        return words.stream()
                .filter(word -> numbers.contains(word) || word.chars().allMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }

    private static Set<String> kept(Set<String> words, Collection<String> others) {
        Set<String> left = new HashSet<>(words);
        left.retainAll(others);
        return left;
    }

    private static Set<String> without(Set<String> words, Collection<String> others) {
        Set<String> left = new HashSet<>(words);
        left.removeAll(others);
        return left;
    }

    private static String singular(String word) {
        boolean plural = word.length() > LONGEST_UNCHANGED && word.endsWith("s") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
