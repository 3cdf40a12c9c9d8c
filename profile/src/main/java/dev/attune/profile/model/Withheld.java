package dev.attune.profile.model;

/**
 * A memory that was considered for an answer and left out.
 *
 * @param memory its id, or the key of a trait, such as {@code style:length}
 */
public record Withheld(String memory, Reason reason) {

    /** Why a memory was left out. */
    public enum Reason implements Labelled {
        BELOW_THRESHOLD,
        OVER_BUDGET,
        FACET_OFF,
        SENSITIVE,
        /** Inferred, and not from enough conversations yet, or faded since. */
        NOT_RIPE,
        /** The conversation has it already. */
        ALREADY_SAID
    }
}
