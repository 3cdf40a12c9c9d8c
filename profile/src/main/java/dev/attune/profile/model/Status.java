package dev.attune.profile.model;

/** Whether a memory is in use. Only {@link #ACTIVE} ones reach a prompt. */
public enum Status implements Labelled {
    ACTIVE,
    /** Waits for a person's or an admin's word. */
    PENDING,
    /** Looks like an order to the model, or like somebody else's words; waits for review. */
    QUARANTINED,
    /** Another memory took its place. */
    SUPERSEDED,
    /** Taken back or deleted; blocks learning it again from old turns. */
    RETIRED
}
