package dev.attune.profile.compose;

import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds episodes that say what is told anyway: a lasting memory was made of the same words. */
final class Echoes {

    /** The share of an episode's text that must have gone into the memory. */
    private static final double COVERED = 0.3;

    private final Map<String, Set<String>> quotesByTurn = new HashMap<>();

    /** @param told memories that are told, of which the lasting ones count */
    Echoes(Collection<Memory> told) {
        told.stream()
                .filter(Memory::isLasting)
                .flatMap(memory -> memory.evidence().stream())
                .forEach(evidence -> quotesByTurn
                        .computeIfAbsent(evidence.turn(), turn -> new HashSet<>())
                        .add(evidence.quote()));
    }

    boolean isEcho(Memory memory) {
        return !memory.isLasting() && memory.evidence().stream().anyMatch(evidence -> repeats(memory.text(), evidence));
    }

    private boolean repeats(String text, Evidence evidence) {
        return quotesByTurn.getOrDefault(evidence.turn(), Set.of()).stream()
                .anyMatch(quote -> text.contains(quote) && quote.length() >= COVERED * text.length());
    }
}
