package dev.attune.profile.learn;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of the {@link Reconciler}: the memories as they stand after each finding, and what changed. */
final class Reconciliation {

    private static final int MOST_EVIDENCE = 8;
    private static final double REINFORCEMENT = 0.3;
    private static final double MOST_CONFIDENCE = 0.99;

    private final Reading.Comparison comparison;
    private final Instant now;
    private final long version;
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private final Map<String, Reading> readings = new HashMap<>();
    private final List<Adaptation> adaptations = new ArrayList<>();

    Reconciliation(Profile profile, Reading.Comparison comparison, Instant now) {
        this.comparison = comparison;
        this.now = now;
        this.version = profile.version() + 1;
        profile.memories().forEach(memory -> memories.put(memory.id(), memory));
    }

    List<Adaptation> adaptations() {
        return List.copyOf(adaptations);
    }

    void take(Finding finding) {
        Reading reading = comparison.of(finding.text());
        if (isKnownFromThisTurn(finding) || isBuried(finding, reading)) {
            return;
        }
        switch (finding.act()) {
            case STATE -> state(finding, reading);
            case CORRECT -> correct(finding, reading);
            case RETRACT -> retract(finding, reading);
        }
    }

    private void state(Finding finding, Reading reading) {
        for (Memory memory : open()) {
            Reading.Relation relation = relation(finding, reading, memory);
            switch (relation) {
                case SAME, COARSER -> reinforce(memory, finding);
                case FINER -> refine(memory, finding);
                case CONTRARY -> replace(memory, finding);
                case UNRELATED -> {
                    continue;
                }
            }
            return;
        }
        record(What.LEARNED, List.of(Change.of(finding.asMemory(null))), finding, "Stated in conversation");
    }

    private void correct(Finding finding, Reading reading) {
        String instead = finding.instead();
        Optional<Memory> gone = instead == null ? Optional.empty() : meant(comparison.of(instead), reading, finding);
        if (gone.isPresent()) {
            replace(gone.get(), finding);
        } else {
            state(finding, reading);
        }
    }

    private void retract(Finding finding, Reading reading) {
        for (Memory memory : open()) {
            if (isOlder(memory, finding) && comparison.isMeant(reading, reading(memory))) {
                Memory retired =
                        memory.withStatus(Status.RETIRED, finding.evidence().at());
                record(What.RETIRED, List.of(new Change(memory, retired)), finding, "Taken back in conversation");
            }
        }
    }

    /** The open memory that a statement about something gone speaks of: the one that is most like it. */
    private Optional<Memory> meant(Reading gone, Reading like, Finding finding) {
        Memory best = null;
        double bestLikeness = -1;
        for (Memory memory : open()) {
            Reading reading = reading(memory);
            double likeness = Matter.likeness(like.matter(), reading.matter());
            if (isOlder(memory, finding) && comparison.isMeant(gone, reading) && likeness > bestLikeness) {
                best = memory;
                bestLikeness = likeness;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isOlder(Memory memory, Finding finding) {
        return !finding.evidence().at().isBefore(memory.validFrom());
    }

    private Reading.Relation relation(Finding finding, Reading reading, Memory memory) {
        if (memory.isLasting() != (finding.kind() != Kind.EPISODE)) {
            return Reading.Relation.UNRELATED;
        }
        Reading.Relation relation = comparison.between(reading, reading(memory));
        boolean byHand = memory.origin() == Origin.EDITED && relation == Reading.Relation.FINER;
        return byHand ? Reading.Relation.SAME : relation;
    }

    private void reinforce(Memory memory, Finding finding) {
        Memory stronger = memory.withEvidence(withEvidence(memory, finding), raised(memory));
        record(What.REINFORCED, List.of(new Change(memory, stronger)), finding, "Said again in conversation");
    }

    private void refine(Memory memory, Finding finding) {
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
        record(What.REFINED, List.of(new Change(memory, finer)), finding, "Said more exactly in conversation");
    }

    /** A statement older than what is known changes nothing: turns may be learned out of their order. */
    private void replace(Memory memory, Finding finding) {
        Instant said = finding.evidence().at();
        if (said.isBefore(memory.validFrom())) {
            return;
        }
        Memory closed = memory.withStatus(Status.SUPERSEDED, said);
        Memory fresh = finding.asMemory(memory.id());
        List<Change> changes = List.of(new Change(memory, closed), Change.of(fresh));
        record(What.SUPERSEDED, changes, finding, "Something newer was said in conversation");
    }

    private void record(What what, List<Change> changes, Finding finding, String why) {
        String id = version + "-" + adaptations.size();
        List<Evidence> evidence = List.of(finding.evidence());
        adaptations.add(new Adaptation(id, now, what, finding.facet(), changes, evidence, Author.LEARNER, why, null));
        for (Change change : changes) {
            if (change.after() instanceof Memory memory) {
                memories.put(memory.id(), memory);
                readings.remove(memory.id());
            }
        }
    }

    private boolean isKnownFromThisTurn(Finding finding) {
        if (finding.act() != Act.RETRACT
                && memories.containsKey(MemoryIds.of(finding.evidence().turn(), finding.text()))) {
            return true;
        }
        return memories.values().stream().anyMatch(memory -> rests(memory, finding.evidence()));
    }

    private static boolean rests(Memory memory, Evidence evidence) {
        return memory.evidence().stream()
                .anyMatch(known ->
                        known.turn().equals(evidence.turn()) && known.quote().equals(evidence.quote()));
    }

    /** Said before the same thing was closed: the closing holds against it. */
    private boolean isBuried(Finding finding, Reading reading) {
        if (finding.act() == Act.RETRACT) {
            return false;
        }
        for (Memory memory : memories.values()) {
            Instant closing = closing(memory);
            if (closing != null && !finding.evidence().at().isAfter(closing)) {
                Reading.Relation relation = comparison.between(reading, reading(memory));
                if (relation == Reading.Relation.SAME
                        || relation == Reading.Relation.COARSER
                        || relation == Reading.Relation.FINER) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Instant closing(Memory memory) {
        return switch (memory.status()) {
            case SUPERSEDED, RETIRED -> memory.validUntil();
            case ACTIVE, PENDING, QUARANTINED -> null;
        };
    }

    private List<Memory> open() {
        return memories.values().stream()
                .filter(memory -> memory.status() != Status.SUPERSEDED && memory.status() != Status.RETIRED)
                .toList();
    }

    private Reading reading(Memory memory) {
        return readings.computeIfAbsent(memory.id(), id -> comparison.of(memory.text()));
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
}
