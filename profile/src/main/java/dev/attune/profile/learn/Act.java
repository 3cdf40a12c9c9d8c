package dev.attune.profile.learn;

import dev.attune.profile.model.Labelled;

/** What a person does by a statement. */
public enum Act implements Labelled {
    /** Says that something is so. */
    STATE,
    /** Says that something is so in the place of what was said or known before. */
    CORRECT,
    /** Takes something back. */
    RETRACT
}
