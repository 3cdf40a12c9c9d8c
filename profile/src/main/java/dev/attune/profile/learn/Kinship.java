package dev.attune.profile.learn;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can have to do with one another among all that a profile is made from. A saying does something to a memory only where the two
 * compare as related, are alike enough to be meant, or rest on the same turn; and a memory's text is always that of something it was
 * made from. So what is not reached from a saying through such pairs comes out the same with and without it, and need not be told.
 */
final class Kinship {

    private final Reading.Comparison comparison;
    private final Likeness likeness;
    private final List<Kin> all = new ArrayList<>();
    private final Nearby nearby = new Nearby();
    private final Map<String, Set<Integer>> byLink = new HashMap<>();

    Kinship(Reading.Comparison comparison, Likeness likeness) {
        this.comparison = comparison;
        this.likeness = likeness;
    }

    /** Takes in something said, or done by hand; answers its number. */
    int add(Entry entry) {
        Kin kin = new Kin();
        if (entry instanceof Saying saying) {
            Finding finding = saying.finding();
            kin.texts.add(new Text(comparison.of(finding.text()), finding.act() == Act.RETRACT));
            if (finding.instead() != null) {
                kin.texts.add(new Text(comparison.of(finding.instead()), true));
            }
            kin.links.add(saying.id());
            kin.links.add(words(finding.evidence()));
            kin.links.add(finding.evidence().turn());
        } else if (entry instanceof Settling settling) {
            settling.matter().forEach(memory -> addMemory(memory, kin));
        }
        return put(kin);
    }

    /** Takes in a memory that is there already, with the ids of those that took its place; answers its number. */
    int add(Memory memory, Set<String> takers) {
        Kin kin = new Kin();
        addMemory(memory, kin);
        kin.links.addAll(takers);
        return put(kin);
    }

    /** The numbers of all that something can have to do with, at whatever remove, its own among them. */
    Set<Integer> of(int number) {
        Set<Integer> found = new TreeSet<>(Set.of(number));
        Deque<Integer> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            for (int next : next(open.remove(), found)) {
                found.add(next);
                open.add(next);
            }
        }
        return found;
    }

    private Set<Integer> next(int number, Set<Integer> known) {
        Kin kin = all.get(number);
        Set<Integer> next = new LinkedHashSet<>();
        for (String link : kin.links) {
            next.addAll(byLink.getOrDefault(link, Set.of()));
        }
        next.removeAll(known);
        for (Text text : kin.texts) {
            for (String id : nearby.of(text.reading)) {
                int other = Integer.parseInt(id, 0, id.indexOf('.'), 10);
                if (!known.contains(other) && !next.contains(other) && isKin(text, all.get(other))) {
                    next.add(other);
                }
            }
        }
        return next;
    }

    private boolean isKin(Text text, Kin other) {
        return other.texts.stream().anyMatch(its -> reaches(text, its) || reaches(its, text));
    }

    private boolean reaches(Text one, Text other) {
        return comparison.between(one.reading, other.reading) != Reading.Relation.UNRELATED
                || (one.isGone
                        && (comparison.isMeant(one.reading, other.reading)
                                || likeness.between(one.reading.text(), other.reading.text())
                                        >= Reconciliation.LEAST_ALIKE));
    }

    private int put(Kin kin) {
        int number = all.size();
        all.add(kin);
        for (int place = 0; place < kin.texts.size(); place++) {
            nearby.put(number + "." + place, kin.texts.get(place).reading);
        }
        kin.links.forEach(
                link -> byLink.computeIfAbsent(link, absent -> new HashSet<>()).add(number));
        return number;
    }

    private void addMemory(Memory memory, Kin kin) {
        kin.texts.add(new Text(comparison.of(memory.text()), false));
        kin.links.add(memory.id());
        if (memory.supersedes() != null) {
            kin.links.add(memory.supersedes());
        }
        for (Evidence evidence : memory.evidence()) {
            kin.links.add(words(evidence));
            kin.links.add(evidence.turn());
        }
    }

    private static String words(Evidence evidence) {
        return evidence.turn() + '\n' + evidence.quote();
    }

    /** What one of them says, and the ids and words that it has in common with others. */
    private static final class Kin {

        private final List<Text> texts = new ArrayList<>();
        private final Set<String> links = new HashSet<>();
    }

    /** @param isGone it says what no longer holds, for which more can be meant */
    private record Text(Reading reading, boolean isGone) {}
}
