package dev.attune.profile.compose;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a template can speak of.
 *
 * @param texts variables that are one text each
 * @param lists variables that are lists, with the fields of their items: none where an item is a text
 */
record Vocabulary(Set<String> texts, Map<String, Set<String>> lists) {

    static final Vocabulary STANDING = new Vocabulary(
            Set.of("tone"),
            Arrays.stream(Section.values()).collect(Collectors.toMap(Section::variable, section -> Set.of())));

    static final Vocabulary RECALLED = new Vocabulary(Set.of(), Map.of("memories", Set.of("text", "date")));

    Vocabulary {
        texts = Set.copyOf(texts);
        lists = Map.copyOf(lists);
    }

    boolean knows(String name) {
        return texts.contains(name) || lists.containsKey(name);
    }

    /** All of it, for a message. */
    String told() {
        Set<String> all = new TreeSet<>(texts);
        all.addAll(lists.keySet());
        return String.join(", ", all);
    }
}
