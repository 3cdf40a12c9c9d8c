package dev.attune.profile.model;

/** The two groups that are compared to find out what personalization does. */
public enum Arm implements Labelled {
    /** Those who get no personalization, so that the others have somebody to be compared with. */
    HOLDOUT,
    PERSONALIZED
}
