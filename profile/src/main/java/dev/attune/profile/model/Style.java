package dev.attune.profile.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How somebody likes to be answered, as it is at one moment: what they state, and what their behaviour shows where they state nothing.
 *
 * @param leanings the dimensions of which something is known
 * @param language what they write or want to be answered in; absent while that is not known
 */
public record Style(
        Map<Dimension, Leaning> leanings, @Nullable Tongue language) {

    public static final Style UNKNOWN = new Style(Map.of(), null);

    public Style {
        Map<Dimension, Leaning> ordered = new EnumMap<>(Dimension.class);
        ordered.putAll(leanings);
        leanings = Collections.unmodifiableMap(ordered);
    }

    /**
     * Where somebody is on one dimension.
     *
     * @param value -1 to 1, faded by the time that has passed
     * @param confidence how sure it is, 0 to 1
     * @param evidence how many signs or quotes it rests on
     * @param origin {@link Origin#INFERRED} for what only behaviour shows
     * @param told whether it is enough to be told upstream, as a wish or as a trait
     */
    public record Leaning(double value, double confidence, int evidence, Origin origin, boolean told) {}

    /** As {@link Leaning}, of a language by its tag. */
    public record Tongue(String language, double confidence, int evidence, Origin origin, boolean told) {}
}
