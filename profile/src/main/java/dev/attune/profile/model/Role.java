package dev.attune.profile.model;

/** Who speaks in a message. */
public enum Role implements Labelled {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT,
    TOOL,
    /** A role that the wire has and Attune does not know. */
    OTHER
}
