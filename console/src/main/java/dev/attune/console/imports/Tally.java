package dev.attune.console.imports;

import dev.attune.profile.foreign.Problem;
import dev.attune.profile.model.ImportJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what a file holds while it is read. For one thread. */
final class Tally {

    /** Nobody reads on after so many; the number of all is told. */
    static final int MOST_PROBLEMS = 200;

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int wrong;
    private int own;
    private boolean unreadable;
    private @Nullable Instant from;
    private @Nullable Instant until;

    void wrong(Problem problem) {
        wrong++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** The file as a whole cannot be taken. */
    void unreadable(Problem problem) {
        unreadable = true;
        problems.add(0, problem);
        wrong++;
    }

    boolean isUnreadable() {
        return unreadable;
    }

    void note(String note) {
        notes.add(note);
    }

    void own(int messages) {
        own += messages;
    }

    void at(@Nullable Instant moment) {
        if (moment != null) {
            from = from == null || moment.isBefore(from) ? moment : from;
            until = until == null || moment.isAfter(until) ? moment : until;
        }
    }

    Plan plan(ImportJob.Amount amount) {
        return new Plan(amount, own, from, until, problems, wrong, unreadable, notes);
    }
}
