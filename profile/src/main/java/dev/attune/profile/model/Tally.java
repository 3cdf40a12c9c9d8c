package dev.attune.profile.model;

import java.util.OptionalLong;

/**
 * What was counted of one person while they were in one arm.
 *
 * @param requests messages that were answered, each time that they were
 * @param regenerated those that had been answered before
 * @param corrected those that correct the answer before
 * @param left answers that were left in the middle
 * @param rated sum of the ratings, in {@link #SCALE}ths
 */
public record Tally(
        Arm arm, long requests, long regenerated, long corrected, long left, long sessions, long rated, long ratings) {

    /**
     * Parts of a unit that means are kept in. Whole numbers, so that what one person added to a sum can be taken out again to the last
     * digit; so coarse that the squares of a million people fit into 64 bits.
     */
    public static final long SCALE = 10_000;

    private static final long MOST = 1_000 * SCALE;

    /** A mean of this person, in {@link #SCALE}ths; empty as long as there is nothing to take it of. */
    public OptionalLong mean(Measured measured) {
        return switch (measured) {
            case RATING -> ratings > 0 ? OptionalLong.of(Math.round((double) rated / ratings)) : OptionalLong.empty();
            case REGENERATION -> share(regenerated, requests);
            case CORRECTION -> share(corrected, requests);
            case LEAVING -> share(Math.min(left, requests), requests);
            case SESSION -> share(requests - regenerated, sessions);
        };
    }

    private static OptionalLong share(long part, long whole) {
        return whole > 0
                ? OptionalLong.of(Math.min(MOST, Math.round((double) part * SCALE / whole)))
                : OptionalLong.empty();
    }
}
