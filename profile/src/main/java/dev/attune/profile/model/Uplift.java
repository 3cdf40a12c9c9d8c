package dev.attune.profile.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What personalization does, by comparing those who get it with those who do not. What is compared are people, each with one mean of
 * their own, whether they asked once or a thousand times.
 *
 * @param share of the people who are to go without
 * @param difference of the mean rating, personalized less holdout; absent while one of the groups has none
 * @param interval that holds the true difference 95 times in 100; absent while there are too few people to tell
 * @param outcomes the same for everything that is measured
 */
public record Uplift(
        double share,
        Group holdout,
        Group personalized,
        @Nullable Double difference,
        @Nullable Interval interval,
        Map<Measured, Comparison> outcomes) {

    public Uplift {
        outcomes = Map.copyOf(outcomes);
    }

    /**
     * One arm.
     *
     * @param persons of whom anything was counted
     * @param requests messages of theirs that were answered
     */
    public record Group(long persons, long requests) {}

    /** One outcome in both arms. */
    public record Comparison(
            Mean holdout,
            Mean personalized,
            @Nullable Double difference,
            @Nullable Interval interval) {}

    /**
     * The mean of the people's means.
     *
     * @param mean absent while there is nobody
     */
    public record Mean(long persons, @Nullable Double mean) {}

    /** Bounds at a level, such as 0.95. */
    public record Interval(double low, double high, double level) {}
}
