package dev.attune.console.imports;

import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.ImportJob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, as far as it is right.
 *
 * @param own how many messages of the person's own the conversations hold
 * @param from when the earliest of it was; absent where nothing has a time
 * @param problems the first of what is wrong
 * @param wrong how many items are wrong
 * @param unreadable whether the file as a whole cannot be taken, even without what is wrong
 * @param notes what else to know ahead
 */
record Plan(
        ImportJob.Amount amount,
        int own,
        @Nullable Instant from,
        @Nullable Instant until,
        List<Problem> problems,
        int wrong,
        boolean unreadable,
        List<String> notes) {

    Plan {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether there is anything to take in. */
    boolean isWorthwhile() {
        return !unreadable && amount.items() + amount.conversations() > 0;
    }
}
