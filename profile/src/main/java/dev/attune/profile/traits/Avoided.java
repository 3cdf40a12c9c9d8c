package dev.attune.profile.traits;

import dev.attune.profile.model.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody's constraints have them avoid, and whether an item names it. For one person. */
final class Avoided {

    /** Before a word: it is what the item has not. */
    private static final Set<String> WITHOUT =
            Set.of("no", "without", "non", "zero", "ohne", "kein", "keine", "sin", "sans", "not");

    /** Behind a word. */
    private static final Set<String> FREE = Set.of("free", "frei", "less", "allergy", "alternative", "alternatives");

    /** An item that says so of itself has left out what goes against it. */
    private static final Set<String> DIETS = Set.of("vegan", "vegetarian", "vegetarisch");

    private static final int MOST_THING_WORDS = 3;

    private final PhraseBook phrases = new PhraseBook();
    private final Set<String> diets = new HashSet<>();
    private boolean isEmpty = true;

    Avoided(List<Memory> constraints, Stances stances, Map<String, List<String>> vocabulary) {
        Map<String, List<String>> known = new HashMap<>();
        vocabulary.forEach((word, all) -> known.put(String.join(" ", PhraseBook.words(word)), all));
        for (Memory constraint : constraints) {
            for (String thing : stances.avoided(constraint)) {
                add(thing, known);
            }
            for (String word : PhraseBook.words(constraint.text())) {
                known.getOrDefault(word, List.of()).forEach(phrase -> add(word, phrase));
                if (DIETS.contains(word)) {
                    diets.add(word);
                }
            }
        }
    }

    /** {@code peanuts and shellfish} are two things. */
    private void add(String thing, Map<String, List<String>> known) {
        for (String part : thing.split(",| and | or | und | oder | y | o | et | ou ", -1)) {
            List<String> words = new ArrayList<>(PhraseBook.words(part));
            boolean isDiet = words.stream().anyMatch(DIETS::contains);
            boolean isKnown = words.stream().anyMatch(known::containsKey);
            if (!words.isEmpty() && words.size() <= MOST_THING_WORDS && !isDiet && (!isKnown || words.size() == 1)) {
                String last = words.get(words.size() - 1);
                words.set(
                        words.size() - 1,
                        last.length() > 4 && last.endsWith("s") ? last.substring(0, last.length() - 1) : last);
                String phrase = String.join(" ", words);
                add(part.strip(), last.length() > 4 ? phrase + "*" : phrase);
            }
        }
    }

    private void add(String name, String phrase) {
        phrases.add(name, phrase);
        isEmpty = false;
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** The first word of an item's that names something avoided; absent for none. */
    @Nullable
    String in(List<String> words) {
        if (isEmpty || words.stream().anyMatch(diets::contains)) {
            return null;
        }
        for (int at = 0; at < words.size(); at++) {
            for (int length = 1; length <= Math.min(MOST_THING_WORDS, words.size() - at); length++) {
                List<String> part = words.subList(at, at + length);
                if (isOne(part) && !isDenied(words, at, at + length)) {
                    return String.join(" ", part);
                }
            }
        }
        return null;
    }

    /** Words that name something avoided only all together. */
    private boolean isOne(List<String> part) {
        return names(part) && !names(part.subList(1, part.size())) && !names(part.subList(0, part.size() - 1));
    }

    private boolean names(List<String> part) {
        return !phrases.namesIn(part).isEmpty();
    }

    private static boolean isDenied(List<String> words, int from, int to) {
        return (from > 0 && WITHOUT.contains(words.get(from - 1)))
                || (from > 1
                        && words.get(from - 1).equals("of")
                        && words.get(from - 2).equals("free"))
                || (to < words.size() && FREE.contains(words.get(to)));
    }
}
