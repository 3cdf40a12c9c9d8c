package dev.attune.profile.model;

/** How much of what is known the person wants to see used. */
public enum Intensity implements Labelled {
    SUBTLE,
    BALANCED,
    FULL
}
