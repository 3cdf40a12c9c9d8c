package dev.attune.profile.model;

/** What personalization covers. Each facet has its own switches. */
public enum Facet implements Labelled {
    /** What to say: facts, constraints, expertise, projects. */
    CONTENT,
    /** How to say it: language, length, formality, depth. */
    STYLE,
    /** When and how to engage: time zone, hours, follow-up questions. */
    INTERACTION,
    /** What to suggest: interests, likes and dislikes. */
    RECOMMENDATION
}
