package dev.attune.profile.learn;

/** What kind of turn a clause stands in; how much of what people say of themselves is meant to last depends on it. */
enum Occasion {
    /** The turn asks for something: what is said beside it is mostly said for its sake. */
    TASK,
    /** The turn asks for nothing, but speaks of the work at hand rather than of the person. */
    WORK,
    /** A longer text that asks for nothing. */
    TEXT,
    /** A short turn that asks for nothing. */
    TALK
}
