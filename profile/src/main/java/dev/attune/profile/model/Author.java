package dev.attune.profile.model;

/** Who changed a profile. */
public enum Author implements Labelled {
    LEARNER,
    PERSON,
    ADMIN
}
