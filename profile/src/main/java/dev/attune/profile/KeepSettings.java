package dev.attune.profile;

import dev.attune.profile.model.InvalidInput;

/**
 * How much is kept of each person.
 *
 * @param statements most statements that are kept as they were understood, so that turns which come late are put in at their time; 100 or
 *     more. What is let go when there are more stays as the memories that were made of it
 * @param history most adaptations that are kept one by one; what the oldest came to stays
 */
public record KeepSettings(int statements, int history) {

    public static final KeepSettings USUAL = new KeepSettings(5_000, 10_000);

    private static final int FEWEST_STATEMENTS = 100;

    public KeepSettings {
        if (statements < FEWEST_STATEMENTS) {
            throw new InvalidInput("learn.statements", "must be at least " + FEWEST_STATEMENTS);
        }
        if (history < 1) {
            throw new InvalidInput("keep.history", "must be at least 1");
        }
    }
}
