package dev.attune.profile.learn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which memories could have to do with a statement: those that share a word of their matter with it, an aspect, or all of the text. */
final class Nearby {

    private final Map<String, Set<String>> idsByMark = new HashMap<>();
    private final Map<String, Set<String>> marksById = new HashMap<>();

    void put(String id, Reading reading) {
        remove(id);
        Set<String> marks = marks(reading);
        marks.forEach(mark ->
                idsByMark.computeIfAbsent(mark, absent -> new LinkedHashSet<>()).add(id));
        marksById.put(id, marks);
    }

    void remove(String id) {
        Set<String> marks = marksById.remove(id);
        if (marks != null) {
            marks.forEach(mark -> idsByMark.getOrDefault(mark, new HashSet<>()).remove(id));
        }
    }

    Set<String> of(Reading reading) {
        Set<String> found = new LinkedHashSet<>();
        marks(reading).forEach(mark -> found.addAll(idsByMark.getOrDefault(mark, Set.of())));
        return found;
    }

    private static Set<String> marks(Reading reading) {
        Set<String> marks = new HashSet<>(reading.matter());
        reading.aspects().forEach(aspect -> marks.add(aspect.slot() + aspect.what()));
        marks.add('=' + reading.text().toLowerCase(Locale.ROOT));
        return marks;
    }
}
