package dev.attune.profile.learn;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which memories could have to do with a statement: those that share a word of their matter with it, an aspect, or all of the text. */
final class Nearby {

    /** So many questions cost less to answer one by one than an index costs to make; most turns ask fewer. */
    private static final int FEW = 8;

    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private @Nullable Map<Object, Set<String>> idsByMark;
    private int asked;

    void put(String id, Reading reading) {
        remove(id);
        readings.put(id, reading);
        if (idsByMark != null) {
            index(idsByMark, id, reading);
        }
    }

    void remove(String id) {
        Reading reading = readings.remove(id);
        if (reading != null && idsByMark != null) {
            for (Object mark : marks(reading)) {
                idsByMark.getOrDefault(mark, new HashSet<>()).remove(id);
            }
        }
    }

    Set<String> of(Reading reading) {
        asked++;
        return idsByMark == null && asked <= FEW ? compared(reading) : indexed(reading);
    }

    private Set<String> compared(Reading reading) {
        Set<String> found = new LinkedHashSet<>();
        readings.forEach((id, other) -> {
            if (isNear(reading, other)) {
                found.add(id);
            }
        });
        return found;
    }

    private static boolean isNear(Reading one, Reading other) {
        return !Collections.disjoint(one.matter(), other.matter())
                || sharesAspect(one, other)
                || one.text().equalsIgnoreCase(other.text());
    }

    private static boolean sharesAspect(Reading one, Reading other) {
        for (Aspect aspect : one.aspects()) {
            for (Aspect its : other.aspects()) {
                if (aspect.isOfSameAs(its)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> indexed(Reading reading) {
        Map<Object, Set<String>> index = idsByMark;
        if (index == null) {
            index = new HashMap<>();
            for (Map.Entry<String, Reading> known : readings.entrySet()) {
                index(index, known.getKey(), known.getValue());
            }
            idsByMark = index;
        }
        Set<String> found = new LinkedHashSet<>();
        for (Object mark : marks(reading)) {
            found.addAll(index.getOrDefault(mark, Set.of()));
        }
        return found;
    }

    private static void index(Map<Object, Set<String>> index, String id, Reading reading) {
        for (Object mark : marks(reading)) {
            index.computeIfAbsent(mark, absent -> new LinkedHashSet<>()).add(id);
        }
    }

    private static Set<Object> marks(Reading reading) {
        Set<Object> marks = new HashSet<>(reading.matter());
        reading.aspects().forEach(aspect -> marks.add(new Aspect(aspect.slot(), aspect.what(), Set.of())));
        marks.add('=' + reading.text().toLowerCase(Locale.ROOT));
        return marks;
    }
}
