package dev.attune.profile.model;

/** What may be kept of a sensitive class. */
public enum SensitivePolicy implements Labelled {
    /** Nothing. */
    NEVER,
    /** What the person states, nothing inferred. */
    STATED,
    /** What the person states, once they have confirmed it. */
    ASK
}
