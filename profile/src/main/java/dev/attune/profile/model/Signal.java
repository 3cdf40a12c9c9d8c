package dev.attune.profile.model;

/** What a person did, beside what they said, that shows how an answer suited them. */
public enum Signal implements Labelled {
    /** They left in the middle of the answer. */
    LEFT,
    /** They had the same message answered once more. */
    REGENERATED,
    /** They rated the answer well. */
    LIKED,
    /** They rated the answer badly. */
    DISLIKED,
    /** They rated the answer as neither, or took a rating back. */
    UNRATED;

    /** Of several ratings of the same answer the last one holds. */
    public boolean isRating() {
        return this == LIKED || this == DISLIKED || this == UNRATED;
    }
}
