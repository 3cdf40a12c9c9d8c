package dev.attune.profile.model;

/**
 * How well somebody knows a field at a moment.
 *
 * @param level 0 for a beginner to 1 for an expert
 * @param confidence how sure it is, 0 to 1
 * @param isStated they said so themselves, rather than that their words show it
 * @param evidence how many statements and messages it rests on
 */
public record Depth(String domain, double level, Name name, double confidence, boolean isStated, int evidence) {

    /** What a level is called. */
    public enum Name implements Labelled {
        BEGINNER,
        FAMILIAR,
        EXPERT
    }
}
