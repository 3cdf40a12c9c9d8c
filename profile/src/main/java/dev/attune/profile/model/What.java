package dev.attune.profile.model;

/** What happened to a profile. */
public enum What implements Labelled {
    LEARNED,
    REINFORCED,
    REFINED,
    SUPERSEDED,
    RETIRED,
    EDITED,
    TOGGLED,
    IMPORTED,
    UNDONE
}
