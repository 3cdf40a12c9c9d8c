package dev.attune.profile.learn;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts what comes late in at its time: tells all that can have to do with it once without it and once with it, and finds what it
 * changes. Only that is changed in the profile, so that what an older version of the rules made of other sayings stays as it is.
 */
final class Retelling {

    /** The more it changes, the earlier. */
    private static final List<What> RANK =
            List.of(What.SUPERSEDED, What.RETIRED, What.LEARNED, What.REFINED, What.REINFORCED);

    private static final String WHY = "Said earlier in conversation, learned later";

    private final Reading.Comparison comparison;
    private final Function<List<Memory>, Reconciliation> start;
    private final Kinship kinship;
    private final TreeSet<Entry> entries = new TreeSet<>(Entry.ORDER);
    private final Map<Integer, Entry> byNumber = new HashMap<>();
    private final Map<Integer, Memory> given = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Memory> current = new LinkedHashMap<>();

    Retelling(
            Reading.Comparison comparison,
            Kinship kinship,
            Function<List<Memory>, Reconciliation> start,
            Profile profile,
            List<Entry> entries) {
        this.comparison = comparison;
        this.start = start;
        this.kinship = kinship;
        this.entries.addAll(entries);
        this.entries.forEach(entry -> byNumber.put(kinship.add(entry), entry));
        profile.memories().stream().filter(Memory::isLasting).forEach(memory -> {
            ids.add(memory.id());
            current.put(memory.id(), memory);
        });
        give();
    }

    /** What a saying changes; empty when it changes nothing. */
    Optional<Reconciliation.Effect> insert(Saying saying) {
        if (!entries.add(saying)) {
            return Optional.empty();
        }
        int number = kinship.add(saying);
        Set<Integer> kin = kinship.of(number);
        Map<String, Memory> before = tell(kin);
        byNumber.put(number, saying);
        Map<String, Memory> told = tell(kin);
        List<Change> changes = new ArrayList<>();
        Set<String> touched = new LinkedHashSet<>(before.keySet());
        touched.addAll(told.keySet());
        for (String id : touched) {
            Memory now = told.get(id);
            if (!Objects.equals(before.get(id), now) && !Objects.equals(current.get(id), now)) {
                changes.add(new Change(current.get(id), now));
            }
        }
        changes.forEach(this::apply);
        return changes.isEmpty() ? Optional.empty() : Optional.of(effect(changes));
    }

    private void apply(Change change) {
        if (change.after() instanceof Memory memory) {
            current.put(memory.id(), memory);
        } else if (change.before() instanceof Memory gone) {
            current.remove(gone.id());
        }
    }

    /** Memories that rest on nothing that is among the entries: they came from elsewhere, and are taken as they are. */
    private void give() {
        Set<String> named = new HashSet<>();
        Map<String, Set<String>> takers = new HashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Saying saying) {
                named.add(saying.id());
            } else if (entry instanceof Settling settling) {
                settling.matter().forEach(memory -> named.add(memory.id()));
            }
        }
        current.values().stream()
                .filter(memory -> named.contains(memory.id()) && memory.supersedes() != null)
                .forEach(memory -> takers.computeIfAbsent(memory.supersedes(), absent -> new HashSet<>())
                        .add(memory.id()));
        for (Memory memory : current.values()) {
            Set<String> taken = takers.getOrDefault(memory.id(), Set.of());
            if (!named.contains(memory.id())) {
                int number = kinship.add(memory, taken);
                given.put(number, taken.isEmpty() ? memory : memory.withStatus(Status.ACTIVE, null));
            }
        }
    }

    /** @param kin numbers of what to tell */
    private Map<String, Memory> tell(Set<Integer> kin) {
        Reconciliation reconciliation = start.apply(of(kin, given));
        List<Entry> related = of(kin, byNumber).stream().sorted(Entry.ORDER).toList();
        List<Settling> settlings = related.stream()
                .filter(Settling.class::isInstance)
                .map(Settling.class::cast)
                .toList();
        for (Entry entry : related) {
            if (entry instanceof Settling settling) {
                settle(settling, reconciliation);
            } else if (entry instanceof Saying saying && !isSettled(saying, settlings)) {
                reconciliation.take(saying);
            }
        }
        return renamed(reconciliation, related);
    }

    private static <T> List<T> of(Set<Integer> numbers, Map<Integer, T> all) {
        return numbers.stream().filter(all::containsKey).map(all::get).toList();
    }

    private static void settle(Settling settling, Reconciliation reconciliation) {
        for (Change change : settling.adaptation().changes()) {
            if (change.after() instanceof Memory memory && memory.isLasting()) {
                reconciliation.put(memory);
            } else if (change.before() instanceof Memory gone && gone.isLasting()) {
                reconciliation.remove(gone.id());
            }
        }
    }

    private boolean isSettled(Saying saying, List<Settling> settlings) {
        return settlings.stream()
                .anyMatch(settling -> Entry.ORDER.compare(settling, saying) > 0
                        && settling.matter().stream().anyMatch(memory -> isOf(memory, saying)));
    }

    private boolean isOf(Memory memory, Saying saying) {
        Reading settled = comparison.of(memory.text());
        Reading said = comparison.of(saying.finding().text());
        return comparison.between(said, settled) != Reading.Relation.UNRELATED
                || (saying.finding().act() == Act.RETRACT && comparison.isMeant(said, settled));
    }

    /** A memory keeps its id when something older turns out to say the same: others know it by that id. */
    private Map<String, Memory> renamed(Reconciliation reconciliation, List<Entry> related) {
        Map<String, Memory> memories = reconciliation.memories();
        Map<String, String> names = new HashMap<>();
        for (Entry entry : related) {
            if (entry instanceof Saying saying && ids.contains(saying.id()) && !memories.containsKey(saying.id())) {
                String home = reconciliation.homes().get(saying.id());
                if (home != null && memories.containsKey(home) && !ids.contains(home)) {
                    names.putIfAbsent(home, saying.id());
                }
            }
        }
        Map<String, Memory> named = new LinkedHashMap<>();
        memories.values().forEach(memory -> {
            Memory renamed = named(memory, names);
            named.put(renamed.id(), renamed);
        });
        return named;
    }

    private static Memory named(Memory memory, Map<String, String> names) {
        String supersedes = memory.supersedes();
        String id = names.getOrDefault(memory.id(), memory.id());
        @Nullable String old = supersedes == null ? null : names.getOrDefault(supersedes, supersedes);
        return new Memory(
                id,
                memory.facet(),
                memory.kind(),
                memory.text(),
                memory.origin(),
                memory.confidence(),
                memory.importance(),
                memory.sensitive(),
                memory.status(),
                memory.validFrom(),
                memory.validUntil(),
                old,
                memory.evidence());
    }

    private static Reconciliation.Effect effect(List<Change> changes) {
        List<Change> ordered = new ArrayList<>(changes);
        // What is gone or closed first, so that what stands after comes last.
        ordered.sort((one, other) -> Integer.compare(standing(one), standing(other)));
        return new Reconciliation.Effect(what(ordered), ordered, WHY);
    }

    private static int standing(Change change) {
        if (!(change.after() instanceof Memory memory)) {
            return 0;
        }
        return memory.status() == Status.SUPERSEDED || memory.status() == Status.RETIRED ? 1 : 2;
    }

    private static What what(List<Change> changes) {
        What what = What.REINFORCED;
        for (Change change : changes) {
            What one = what(change);
            what = RANK.indexOf(one) < RANK.indexOf(what) ? one : what;
        }
        return what;
    }

    private static What what(Change change) {
        if (!(change.after() instanceof Memory after)) {
            return What.REFINED;
        }
        if (!(change.before() instanceof Memory before)) {
            return switch (after.status()) {
                case SUPERSEDED -> What.SUPERSEDED;
                case RETIRED -> What.RETIRED;
                case ACTIVE, PENDING, QUARANTINED -> What.LEARNED;
            };
        }
        if (before.status() != after.status()) {
            return after.status() == Status.RETIRED ? What.RETIRED : What.SUPERSEDED;
        }
        return before.text().equals(after.text()) ? What.REINFORCED : What.REFINED;
    }
}
