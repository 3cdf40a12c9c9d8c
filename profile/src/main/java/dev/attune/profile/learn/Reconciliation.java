package dev.attune.profile.learn;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lasting memories as they stand after each thing that was said, taken in the order in which it was said. What it makes of a
 * saying depends on nothing but the memories there are, so that the same sayings in their order always give the same memories.
 */
final class Reconciliation {

    private static final int MOST_EVIDENCE = 8;
    /** From here on two statements may be of the same; measured on changed preferences. */
    static final double LEAST_ALIKE = 0.6;

    /** From here on several of them must be told apart by the person. */
    private static final double DOUBTFUL = 0.8;

    private static final double STANDS_OUT = 0.1;
    private static final double REINFORCEMENT = 0.3;
    private static final double MOST_CONFIDENCE = 0.99;

    private static final Comparator<Memory> BY_AGE = Comparator.comparing(Memory::validFrom)
            .thenComparing(Reconciliation::firstTurn, TurnOrder.INSTANCE)
            .thenComparing(Memory::text);

    private final Reading.Comparison comparison;
    private final Likeness likeness;
    private final Periods periods;
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private final Elaboration elaboration;
    private final Nearby nearby = new Nearby();
    private final Map<String, Set<String>> byTurn = new HashMap<>();
    private final Set<Evidence> taken = new HashSet<>();
    private final Map<String, String> homes = new HashMap<>();
    private List<Effect> effects = new ArrayList<>();

    Reconciliation(
            Reading.Comparison comparison,
            Likeness likeness,
            Periods periods,
            Elaboration elaboration,
            Collection<Memory> known) {
        this.comparison = comparison;
        this.likeness = likeness;
        this.periods = periods;
        this.elaboration = elaboration;
        known.stream().filter(Memory::isLasting).forEach(this::put);
    }

    /** What one saying does to the memories. */
    List<Effect> take(Saying saying) {
        effects = new ArrayList<>();
        Finding finding = saying.finding();
        Reading reading = comparison.of(finding.text());
        if (isTaken(saying) || isBuried(finding, reading)) {
            return effects;
        }
        switch (finding.act()) {
            case STATE -> state(finding, reading);
            case CORRECT -> correct(finding, reading);
            case RETRACT -> retract(finding, reading);
        }
        return effects;
    }

    void put(Memory memory) {
        memories.put(memory.id(), memory);
        nearby.put(memory.id(), reading(memory));
        for (Evidence evidence : memory.evidence()) {
            taken.add(key(evidence));
            byTurn.computeIfAbsent(evidence.turn(), absent -> new LinkedHashSet<>())
                    .add(memory.id());
        }
    }

    void remove(String id) {
        memories.remove(id);
        nearby.remove(id);
    }

    Map<String, Memory> memories() {
        return memories;
    }

    /** The memory that each saying went into, by the id that the saying would have had as a memory of its own. */
    Map<String, String> homes() {
        return homes;
    }

    private void state(Finding finding, Reading reading) {
        Optional<Related> found = mostRelated(reading);
        if (found.isEmpty()) {
            add(finding);
            return;
        }
        Memory memory = found.get().memory;
        switch (found.get().relation) {
            case SAME, COARSER -> reinforce(memory, finding);
            case FINER -> refine(memory, finding);
            case CONTRARY -> {
                if (isOlder(memory, finding)) {
                    replace(memory, finding);
                }
            }
            case UNRELATED -> add(finding);
        }
    }

    /** What is nearest in what it says; among equals the one that is most alike in its words, then the oldest. */
    private Optional<Related> mostRelated(Reading reading) {
        return open(reading).stream()
                .map(memory -> related(reading, memory))
                .filter(related -> related.relation != Reading.Relation.UNRELATED)
                .min(Comparator.comparing(Related::relation)
                        .thenComparing(
                                Comparator.comparingDouble(Related::likeness).reversed())
                        .thenComparing(Related::memory, BY_AGE));
    }

    private Related related(Reading reading, Memory memory) {
        Reading old = reading(memory);
        Reading.Relation relation = comparison.between(reading, old);
        boolean byHand = memory.origin() == Origin.EDITED && relation == Reading.Relation.FINER;
        return new Related(
                memory, byHand ? Reading.Relation.SAME : relation, Matter.likeness(reading.matter(), old.matter()));
    }

    private void correct(Finding finding, Reading reading) {
        String instead = finding.instead();
        if (instead == null) {
            state(finding, reading);
            return;
        }
        Optional<Memory> gone = meant(comparison.of(instead), reading, finding);
        if (gone.isPresent()) {
            replace(gone.get(), finding);
            return;
        }
        List<Memory> alike = alike(instead, finding);
        if (alike.size() == 1) {
            replace(alike.get(0), finding);
        } else {
            // Which of several is meant is the person's to say; what they say now waits for that.
            state(alike.isEmpty() ? finding : waiting(finding), reading);
        }
    }

    private static Finding waiting(Finding finding) {
        return finding.status() == Status.ACTIVE ? finding.withStatus(Status.PENDING) : finding;
    }

    /** The open memories that are most alike to what is gone, one of which may be meant: one when it stands out. */
    private List<Memory> alike(String gone, Finding finding) {
        Map<Memory, Double> likely = new HashMap<>();
        double best = 0;
        for (Memory memory : open(comparison.of(gone))) {
            double alike = likeness.between(gone, memory.text());
            if (isOlder(memory, finding) && alike >= LEAST_ALIKE) {
                likely.put(memory, alike);
                best = Math.max(best, alike);
            }
        }
        double near = best - STANDS_OUT;
        List<Memory> nearest = likely.keySet().stream()
                .filter(memory -> likely.getOrDefault(memory, 0.0) > near)
                .sorted(BY_AGE)
                .toList();
        return nearest.size() > 1 && best < DOUBTFUL ? List.of() : nearest;
    }

    private void retract(Finding finding, Reading reading) {
        for (Memory memory : open(reading).stream().sorted(BY_AGE).toList()) {
            if (isOlder(memory, finding) && comparison.isMeant(reading, reading(memory))) {
                record(What.RETIRED, closing(memory, Status.RETIRED, finding), "Taken back in conversation");
            }
        }
    }

    /** The open memory that a statement about something gone speaks of: the one that is most like it. */
    private Optional<Memory> meant(Reading gone, Reading like, Finding finding) {
        return open(gone).stream()
                .filter(memory -> isOlder(memory, finding) && comparison.isMeant(gone, reading(memory)))
                .min(Comparator.comparingDouble((Memory memory) ->
                                -Matter.likeness(like.matter(), reading(memory).matter()))
                        .thenComparing(BY_AGE));
    }

    private static boolean isOlder(Memory memory, Finding finding) {
        return !finding.evidence().at().isBefore(memory.validFrom());
    }

    private void add(Finding finding) {
        Memory fresh = dated(finding.asMemory(null), finding);
        homes.put(fresh.id(), fresh.id());
        record(What.LEARNED, List.of(Change.of(fresh)), "Stated in conversation");
    }

    private void reinforce(Memory memory, Finding finding) {
        homes.put(idOf(finding), memory.id());
        Memory stronger = memory.withEvidence(withEvidence(memory, finding), raised(memory));
        record(What.REINFORCED, List.of(new Change(memory, stronger)), "Said again in conversation");
    }

    private void refine(Memory memory, Finding finding) {
        homes.put(idOf(finding), memory.id());
        Memory finer = new Memory(
                memory.id(),
                finding.facet(),
                finding.kind(),
                finding.text(),
                memory.origin(),
                raised(memory),
                Math.max(memory.importance(), finding.importance()),
                finding.sensitive() == null ? memory.sensitive() : finding.sensitive(),
                memory.status(),
                memory.validFrom(),
                memory.validUntil(),
                memory.supersedes(),
                withEvidence(memory, finding));
        record(What.REFINED, List.of(new Change(memory, finer)), "Said more exactly in conversation");
    }

    private void replace(Memory memory, Finding finding) {
        Memory fresh = dated(finding.asMemory(memory.id()), finding);
        homes.put(fresh.id(), fresh.id());
        List<Change> changes = closing(memory, Status.SUPERSEDED, finding);
        changes.add(Change.of(fresh));
        record(What.SUPERSEDED, changes, "Something newer was said in conversation");
    }

    /** Closes a memory, and what was only said to explain it. */
    private List<Change> closing(Memory memory, Status status, Finding finding) {
        Instant at = finding.evidence().at();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(memory, memory.withStatus(status, at)));
        for (Memory other : explaining(memory, finding)) {
            changes.add(new Change(other, other.withStatus(status, at)));
        }
        return changes;
    }

    private List<Memory> explaining(Memory explained, Finding finding) {
        if (!elaboration.mayHaveAny(explained)) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        explained.evidence().forEach(evidence -> ids.addAll(byTurn.getOrDefault(evidence.turn(), Set.of())));
        List<Memory> beside = new ArrayList<>();
        for (String id : ids) {
            Memory memory = memories.get(id);
            if (memory != null && !id.equals(explained.id()) && isOpen(memory) && isOlder(memory, finding)) {
                beside.add(memory);
            }
        }
        beside.sort(BY_AGE);
        return elaboration.of(explained, beside, this::reading);
    }

    /** With the times that its words name. */
    private Memory dated(Memory memory, Finding finding) {
        Instant said = finding.evidence().at();
        Instant from = periods.since(memory.text(), said).orElse(said);
        Instant until = periods.until(memory.text(), said).orElse(memory.validUntil());
        boolean isAsSaid = from.equals(said) && Objects.equals(until, memory.validUntil());
        return isAsSaid ? memory : memory.during(from, until);
    }

    private void record(What what, List<Change> changes, String why) {
        effects.add(new Effect(what, changes, why));
        for (Change change : changes) {
            if (change.after() instanceof Memory memory) {
                put(memory);
            }
        }
    }

    private boolean isTaken(Saying saying) {
        Finding finding = saying.finding();
        return (finding.act() != Act.RETRACT && memories.containsKey(saying.id()))
                || taken.contains(key(finding.evidence()));
    }

    /** Said before the same thing was closed: the closing holds against it. */
    private boolean isBuried(Finding finding, Reading reading) {
        if (finding.act() == Act.RETRACT) {
            return false;
        }
        for (String id : nearby.of(reading)) {
            Memory memory = memories.get(id);
            Instant closed = memory == null ? null : closedAt(memory);
            if (memory != null && closed != null && finding.evidence().at().isBefore(closed)) {
                if (comparison.between(reading, reading(memory)).isSameMatter()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Instant closedAt(Memory memory) {
        return isOpen(memory) ? null : memory.validUntil();
    }

    private static boolean isOpen(Memory memory) {
        return memory.status() != Status.SUPERSEDED && memory.status() != Status.RETIRED;
    }

    /** The open memories that may have to do with a statement. */
    private List<Memory> open(Reading reading) {
        List<Memory> open = new ArrayList<>();
        for (String id : nearby.of(reading)) {
            Memory memory = memories.get(id);
            if (memory != null && isOpen(memory)) {
                open.add(memory);
            }
        }
        return open;
    }

    private Reading reading(Memory memory) {
        return comparison.of(memory.text());
    }

    private static String idOf(Finding finding) {
        return MemoryIds.of(finding.evidence().turn(), finding.text());
    }

    private static String firstTurn(Memory memory) {
        return memory.evidence().isEmpty() ? "" : memory.evidence().get(0).turn();
    }

    /** A quote of a turn is the same whatever time the turn is given. */
    private static Evidence key(Evidence evidence) {
        return new Evidence(evidence.turn(), evidence.quote(), Instant.EPOCH);
    }

    private static double raised(Memory memory) {
        double raised = memory.confidence() + (1 - memory.confidence()) * REINFORCEMENT;
        return Math.max(memory.confidence(), Math.min(MOST_CONFIDENCE, raised));
    }

    /** The first quote stays, as it is the one that taught it; of the others, the latest. */
    private static List<Evidence> withEvidence(Memory memory, Finding finding) {
        List<Evidence> all = new ArrayList<>(memory.evidence());
        all.add(finding.evidence());
        while (all.size() > MOST_EVIDENCE) {
            all.remove(1);
        }
        return all;
    }

    /** What a saying did. */
    record Effect(What what, List<Change> changes, String why) {}

    private record Related(Memory memory, Reading.Relation relation, double likeness) {}
}
