package dev.attune.profile.recall;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which episodes tell what does not hold any more: an old word must not outlive its correction. They are only passed over, so that
 * undoing the correction brings them back.
 */
final class Outdated {

    private final Map<String, List<Closed>> byTurn = new HashMap<>();

    /** @param memories in every status */
    Outdated(List<Memory> memories) {
        for (Memory memory : memories) {
            if (memory.isLasting() && (memory.status() == Status.SUPERSEDED || memory.status() == Status.RETIRED)) {
                for (Evidence evidence : memory.evidence()) {
                    byTurn.computeIfAbsent(evidence.turn(), turn -> new ArrayList<>(1))
                            .add(new Closed(evidence.quote(), memory.validUntil()));
                }
            }
        }
    }

    boolean has(Memory episode) {
        return !episode.isLasting()
                && episode.evidence().stream().anyMatch(evidence -> tellsClosed(episode.text(), evidence));
    }

    /** A turn in which people correct themselves tells the correction, too. */
    private boolean tellsClosed(String text, Evidence told) {
        return byTurn.getOrDefault(told.turn(), List.of()).stream()
                .anyMatch(closed -> text.contains(closed.quote()) && closed.isAfter(told.at()));
    }

    private record Closed(String quote, @Nullable Instant at) {
        boolean isAfter(Instant told) {
            return at == null || at.isAfter(told);
        }
    }
}
