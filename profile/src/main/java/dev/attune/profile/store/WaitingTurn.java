package dev.attune.profile.store;

import dev.attune.profile.learn.llm.Candidate;
import java.time.Instant;
import java.util.Comparator;

/**
 * A turn that waits in a person's batch for the LLM.
 *
 * @param said when it was queued, for {@link Draft#said}
 */
public record WaitingTurn(Candidate candidate, Instant said) {

    /** The order in which they were said, as far as their times and places tell. */
    public static final Comparator<WaitingTurn> ORDER = Comparator.<WaitingTurn, Instant>comparing(
                    turn -> turn.candidate().own().at())
            .thenComparing(WaitingTurn::said)
            .thenComparing(turn -> turn.candidate().place())
            .thenComparing(turn -> turn.candidate().turn());
}
