package dev.attune.profile.model;

/** What sort of thing a memory holds. */
public enum Kind implements Labelled {
    PREFERENCE,
    CONSTRAINT,
    FACT,
    INTEREST,
    IDENTITY,
    INSTRUCTION,
    /** The person's own statement, verbatim and dated, kept for a while for recall of what was said. */
    EPISODE
}
