package dev.attune.profile.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One dimension of somebody's style.
 *
 * @param value -1 to 1; 0 leans neither way
 * @param confidence how sure it is, 0 to 1
 * @param evidence how many signals it rests on
 */
public record Dial(Dimension dimension, double value, double confidence, int evidence, Instant at) implements Trait {

    private static final String KEY_PREFIX = "style:";

    public Dial {
        if (!(value >= -1 && value <= 1)) {
            throw new InvalidInput("value", "must be between -1 and 1");
        }
        InvalidInput.share("confidence", confidence);
    }

    public static String keyOf(Dimension dimension) {
        return KEY_PREFIX + dimension.label();
    }

    @Override
    @JsonIgnore
    public String key() {
        return keyOf(dimension);
    }

    @Override
    @JsonIgnore
    public Facet facet() {
        return Facet.STYLE;
    }
}
