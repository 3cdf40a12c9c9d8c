package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import java.util.List;

/**
 * How much is kept of each person.
 *
 * @param statements most statements that are kept as they were understood, so that turns which come late are put in at their time; 100 or
 *     more. What is let go when there are more stays as the memories that were made of it
 * @param history most adaptations that are kept one by one; what the oldest came to stays
 * @param memories most lasting memories, whatever their status; who has as many gets no more, by hand or by learning
 * @param traceDays for how many days the trace of an answer is kept
 * @param traces most traces; the oldest go first
 */
public record KeepSettings(int statements, int history, int memories, int traceDays, int traces) {

    private static final int USUAL_TRACE_DAYS = 30;
    private static final int USUAL_TRACES = 1_000;

    public static final KeepSettings USUAL = new KeepSettings(5_000, 10_000, 20_000, USUAL_TRACE_DAYS, USUAL_TRACES);

    private static final int FEWEST_STATEMENTS = 100;

    public KeepSettings {
        if (statements < FEWEST_STATEMENTS) {
            throw new InvalidInput("learn.statements", "must be at least " + FEWEST_STATEMENTS);
        }
        positive("keep.history", history);
        positive("keep.memories", memories);
        positive("keep.trace-days", traceDays);
        positive("keep.traces", traces);
    }

    /** With as many memories and traces as usual. */
    public KeepSettings(int statements, int history) {
        this(statements, history, USUAL.memories);
    }

    /** With as many traces as usual. */
    public KeepSettings(int statements, int history, int memories) {
        this(statements, history, memories, USUAL_TRACE_DAYS, USUAL_TRACES);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new InvalidInput(name, "must be at least 1");
        }
    }

    /** Whether a change of a profile would make more memories of it than there may be. What makes no more of them is never too much. */
    boolean isTooMuch(Profile before, List<Adaptation> adaptations) {
        if (before.memories().size() + 2L * adaptations.size() <= memories) {
            return false;
        }
        long after = lasting(before.after(adaptations));
        return after > memories && after > lasting(before);
    }

    private static long lasting(Profile profile) {
        return profile.memories().stream().filter(Memory::isLasting).count();
    }
}
