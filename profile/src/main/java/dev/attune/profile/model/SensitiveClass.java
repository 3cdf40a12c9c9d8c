package dev.attune.profile.model;

/** Kinds of knowledge that a person may not want kept. */
public enum SensitiveClass implements Labelled {
    HEALTH,
    RELIGION,
    SEXUALITY,
    POLITICS,
    ETHNICITY,
    FINANCES,
    LOCATION,
    MINORS
}
