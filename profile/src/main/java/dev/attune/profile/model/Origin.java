package dev.attune.profile.model;

/** Where a memory comes from. What was stated or edited outranks what was inferred. */
public enum Origin implements Labelled {
    STATED,
    INFERRED,
    EDITED,
    IMPORTED
}
