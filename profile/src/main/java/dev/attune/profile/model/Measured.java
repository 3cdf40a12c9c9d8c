package dev.attune.profile.model;

/** What is measured of each person, as a mean over their own answers. */
public enum Measured implements Labelled {
    /** Mean rating of the rated answers, -1 to 1. Higher is better. */
    RATING,
    /** Share of the answers that were asked for again with the same message. Lower is better. */
    REGENERATION,
    /** Share of the messages that correct the manner of the answer right before, such as "shorter". Lower is better. */
    CORRECTION,
    /** Share of the answers that the person left in the middle. Lower is better. */
    LEAVING,
    /** Messages in a session, which ends with half an hour's pause. Neither direction is better by itself. */
    SESSION
}
