package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;

/**
 * How much is kept of each person.
 *
 * @param statements most statements that are kept as they were understood, so that turns which come late are put in at their time; 100 or
 *     more. What is let go when there are more stays as the memories that were made of it
 * @param history most adaptations that are kept one by one; what the oldest came to stays
 * @param traceDays for how many days the trace of an answer is kept
 * @param traces most traces; the oldest go first
 */
public record KeepSettings(int statements, int history, int traceDays, int traces) {

    private static final int USUAL_TRACE_DAYS = 30;
    private static final int USUAL_TRACES = 1_000;

    public static final KeepSettings USUAL = new KeepSettings(5_000, 10_000);

    private static final int FEWEST_STATEMENTS = 100;

    public KeepSettings {
        if (statements < FEWEST_STATEMENTS) {
            throw new InvalidInput("learn.statements", "must be at least " + FEWEST_STATEMENTS);
        }
        positive("keep.history", history);
        positive("keep.trace-days", traceDays);
        positive("keep.traces", traces);
    }

    /** With the usual traces. */
    public KeepSettings(int statements, int history) {
        this(statements, history, USUAL_TRACE_DAYS, USUAL_TRACES);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new InvalidInput(name, "must be at least 1");
        }
    }
}
