package dev.attune.profile.model;

import java.time.Duration;
import java.time.Instant;

/**
 * An import that was started: how far it is and what came of it, and nothing of whom it is about.
 *
 * @param by who started it
 * @param format a short label of the file's format
 * @param seenAt when the process that it runs in last told of it
 * @param all what there is to do
 * @param done what is done
 */
public record ImportJob(
        String id,
        String by,
        String format,
        State state,
        Instant startedAt,
        Instant seenAt,
        Amount all,
        Amount done,
        Sum sum) {

    /** A process that is silent for so long has ended. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /** As it is to be told at this moment: one that nobody runs any more was interrupted. */
    public ImportJob at(Instant now) {
        return state.isOpen() && seenAt.plus(SILENCE).isBefore(now) ? with(State.INTERRUPTED, seenAt) : this;
    }

    public ImportJob with(State next, Instant seen) {
        return new ImportJob(id, by, format, next, startedAt, seen, all, done, sum);
    }

    /** How it stands. */
    public enum State implements Labelled {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        INTERRUPTED;

        public boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** How much of a file: persons, facts or memories, conversations. */
    public record Amount(int persons, int items, int conversations) {

        public static final Amount NONE = new Amount(0, 0, 0);

        public Amount plus(Amount other) {
            return new Amount(persons + other.persons, items + other.items, conversations + other.conversations);
        }
    }

    /**
     * What came of it.
     *
     * @param changes entries of histories
     * @param known items that had been taken in before
     * @param waiting what is new and waits for a word
     * @param leftOut items that were not taken in
     */
    public record Sum(int changes, int known, int waiting, int leftOut) {

        public static final Sum NONE = new Sum(0, 0, 0, 0);
    }
}
