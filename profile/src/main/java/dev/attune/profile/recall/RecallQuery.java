package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Withheld;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A question to a person's memories.
 *
 * @param purpose what the memories are for
 * @param text what the person says, or asks for
 * @param at the moment it is asked at: what does not hold then is no candidate
 * @param limit most memories to bring up
 * @param tokens most tokens that their texts may take together
 * @param ruling why a memory may not be told, empty when it may; asked only for what would be brought up
 * @param said ids of what the conversation has already; withheld as such
 * @param standing ids of what the standing block tells anyway; left out without a word
 */
public record RecallQuery(
        Purpose purpose,
        String text,
        Instant at,
        int limit,
        int tokens,
        Function<Memory, Optional<Withheld.Reason>> ruling,
        Set<String> said,
        Set<String> standing) {

    /** A question for an answer. */
    public RecallQuery(
            String text,
            Instant at,
            int limit,
            int tokens,
            Function<Memory, Optional<Withheld.Reason>> ruling,
            Set<String> said,
            Set<String> standing) {
        this(Purpose.ANSWER, text, at, limit, tokens, ruling, said, standing);
    }

    public RecallQuery {
        said = Set.copyOf(said);
        standing = Set.copyOf(standing);
    }

    /** Whether a memory would be brought up if it mattered. */
    boolean mayBringUp(Memory memory) {
        return !standing.contains(memory.id())
                && !said.contains(memory.id())
                && memory.holdsAt(at)
                && ruling.apply(memory).isEmpty();
    }

    /** The same for somebody who asks the memories themselves. */
    public RecallQuery asSearch() {
        return new RecallQuery(Purpose.SEARCH, text, at, limit, tokens, ruling, said, standing);
    }

    /** What the memories are for. */
    public enum Purpose {
        /** To shape an answer to a message that may have nothing to do with them: in doubt, silence. */
        ANSWER,
        /** To be looked at: somebody asks the memories themselves. */
        SEARCH
    }
}
