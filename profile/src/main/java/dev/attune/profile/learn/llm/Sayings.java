package dev.attune.profile.learn.llm;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Turn;
import dev.attune.profile.text.Span;
import dev.attune.profile.text.Stems;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares words by what they are about. */
final class Sayings {

    private final Stems stems;

    Sayings(Stems stems) {
        this.stems = stems;
    }

    boolean share(String one, String other) {
        return shared(one, other) > 0;
    }

    /** How many different words that matter two texts have in common. */
    int shared(String one, String other) {
        Set<String> both = new HashSet<>(stems.of(one));
        both.retainAll(new HashSet<>(stems.of(other)));
        return both.size();
    }

    /** Whether one text says all that the other does, in the same words, and more. */
    boolean isFiner(String finer, String coarser) {
        Set<String> more = new HashSet<>(stems.of(finer));
        List<String> less = stems.of(coarser);
        return !less.isEmpty() && more.containsAll(less);
    }

    /**
     * Whether this was learned already from these very words, by another learner: one thing said once is one memory, and no
     * reason to be surer of it.
     */
    boolean isKnown(Turn turn, Span quote, String text, Collection<Memory> memories) {
        return memories.stream().anyMatch(memory -> restsOn(memory, turn, quote) && share(memory.text(), text));
    }

    private static boolean restsOn(Memory memory, Turn turn, Span quote) {
        return memory.evidence().stream()
                .filter(evidence -> evidence.turn().equals(turn.id()))
                .anyMatch(evidence -> {
                    int at = turn.content().indexOf(evidence.quote());
                    return at >= 0
                            && at < quote.end()
                            && quote.start() < at + evidence.quote().length();
                });
    }
}
