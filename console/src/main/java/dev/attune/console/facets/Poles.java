package dev.attune.console.facets;

import dev.attune.profile.model.Dimension;
import java.util.Locale;

/**
 * What a dimension of style is called, and its two ends.
 *
 * @param low what -1 is
 * @param high what 1 is
 */
public record Poles(String name, String low, String high) {

    private static final double SLIGHT = 0.15;
    private static final double CLEAR = 0.5;

    public static Poles of(Dimension dimension) {
        return switch (dimension) {
            case LENGTH -> new Poles("Length", "short", "long");
            case FORMALITY -> new Poles("Formality", "casual", "formal");
            case TECHNICAL_DEPTH -> new Poles("Technical depth", "plain", "technical");
            case DIRECTNESS -> new Poles("Directness", "considered", "direct");
            case WARMTH -> new Poles("Warmth", "matter of fact", "warm");
            case EMOJI -> new Poles("Emoji", "without emoji", "with emoji");
            case STRUCTURE -> new Poles("Structure", "in prose", "in lists");
            case EXAMPLES -> new Poles("Examples", "theory first", "examples first");
            case HUMOUR -> new Poles("Humour", "serious", "playful");
        };
    }

    /** The end that a value leans to. */
    String end(double value) {
        return value < 0 ? low : high;
    }

    /** Where a value is, such as {@code clearly short (-0.70)}. */
    public String reading(double value) {
        String figure = String.format(Locale.ROOT, "%+.2f", value);
        if (Math.abs(value) < SLIGHT) {
            return "in between (" + figure + ")";
        }
        return (Math.abs(value) < CLEAR ? "rather " : "clearly ") + end(value) + " (" + figure + ")";
    }
}
