package dev.attune.profile.model;

import org.jspecify.annotations.Nullable;

/**
 * How upstream's answer to a prepared request ended.
 *
 * @param text the assistant's text, cut at a bound; empty when there was none
 * @param id by which a later request can go on from it; absent where upstream keeps nothing
 * @param micros of the whole way
 */
public record Answer(
        Prepared prepared,
        Outcome outcome,
        String text,
        @Nullable String id,
        Micros micros) {

    /** An answer that nothing can go on from. */
    public Answer(Prepared prepared, Outcome outcome, String text, Micros micros) {
        this(prepared, outcome, text, null, micros);
    }

    public Answer withAsking(Asking asking) {
        return new Answer(prepared.withAsking(asking), outcome, text, id, micros);
    }

    /** The ways an answer ends. */
    public enum Outcome implements Labelled {
        COMPLETE,
        /** The client left in the middle. */
        LEFT,
        /** Upstream broke off in the middle. */
        BROKEN,
        /** Upstream answered with an error, or not at all. */
        REFUSED;

        /** The person was heard: there is something to learn from. */
        public boolean isHeard() {
            return this != REFUSED;
        }
    }
}
