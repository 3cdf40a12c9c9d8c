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
 */
public record KeepSettings(int statements, int history, int memories) {

    public static final KeepSettings USUAL = new KeepSettings(5_000, 10_000, 20_000);

    private static final int FEWEST_STATEMENTS = 100;

    /** With as many memories as usual. */
    public KeepSettings(int statements, int history) {
        this(statements, history, USUAL.memories);
    }

    public KeepSettings {
        if (memories < 1) {
            throw new InvalidInput("keep.memories", "must be at least 1");
        }
        if (statements < FEWEST_STATEMENTS) {
            throw new InvalidInput("learn.statements", "must be at least " + FEWEST_STATEMENTS);
        }
        if (history < 1) {
            throw new InvalidInput("keep.history", "must be at least 1");
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
