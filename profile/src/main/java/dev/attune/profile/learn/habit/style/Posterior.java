package dev.attune.profile.learn.habit.style;

import dev.attune.profile.compose.StyleSettings;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What signs make of a dimension: a bounded mean that begins at neutral. The newest signs weigh most, so that a few opposite ones turn
 * it; it stands as of the newest of them, and whoever reads it later lets it fade by the time since.
 */
final class Posterior {

    /** Of two that are as new as each other, the same one is first whoever sorts them. */
    static final Comparator<Weighed> NEWEST_FIRST =
            Comparator.comparing(Weighed::sign, Sign.NEWEST_FIRST).thenComparingDouble(Weighed::weight);

    private static final double DAY = Duration.ofDays(1).toSeconds();
    /** What is not ripe stays below any confidence that is told. */
    private static final double UNRIPE = 0.5;

    private final StyleSettings settings;

    Posterior(StyleSettings settings) {
        this.settings = settings;
    }

    /** A sign with what it weighs, and whether it was a wish in words. */
    record Weighed(Sign sign, double weight, boolean asked) {}

    /**
     * What somebody's own writing says of the dimension.
     *
     * @param value -1 to 1
     */
    record Habit(double value, int messages, long newest) {}

    /** The dial; empty without any sign. */
    Optional<Dial> dial(Dimension dimension, List<Weighed> signs, @Nullable Habit habit) {
        if (signs.isEmpty() && habit == null) {
            return Optional.empty();
        }
        long newest = Math.max(
                signs.isEmpty() ? Long.MIN_VALUE : signs.get(0).sign().at(),
                habit == null ? Long.MIN_VALUE : habit.newest());
        double high = 0;
        double low = 0;
        double rank = 1;
        for (int place = 0; place < signs.size(); place++) {
            rank = place < settings.fully() ? 1 : rank / 2;
            Weighed one = signs.get(place);
            double weight = one.weight() * rank * left(newest - one.sign().at());
            high += one.sign().high() ? weight : 0;
            low += one.sign().high() ? 0 : weight;
        }
        if (habit != null) {
            double weight = settings.writing().weight() * left(newest - habit.newest());
            high += weight * (1 + habit.value()) / 2;
            low += weight * (1 - habit.value()) / 2;
        }
        double value = (high - low) / (high + low + settings.doubt());
        double sureness = Math.max(high, low) / (high + low + settings.doubt());
        boolean isHigh = high > low;
        int evidence = signs.size() + (habit == null ? 0 : habit.messages());
        double confidence = isRipe(signs, habit, isHigh) ? sureness : Math.min(sureness, settings.sure()) * UNRIPE;
        return Optional.of(new Dial(dimension, value, confidence, evidence, Instant.ofEpochSecond(newest)));
    }

    private boolean isRipe(List<Weighed> signs, @Nullable Habit habit, boolean high) {
        if (habit != null && Math.abs(habit.value()) >= settings.levels().some() && habit.value() > 0 == high) {
            return true;
        }
        return agreeing(signs, high) >= settings.leastSigns()
                && conversations(signs, high) >= settings.leastConversations();
    }

    static long agreeing(List<Weighed> signs, boolean high) {
        return signs.stream().filter(one -> one.sign().high() == high).count();
    }

    /** From how many conversations the signs for one end come. */
    static long conversations(List<Weighed> signs, boolean high) {
        return signs.stream()
                .map(Weighed::sign)
                .filter(sign -> sign.high() == high)
                .map(Sign::conversation)
                .distinct()
                .count();
    }

    private double left(long seconds) {
        return Math.pow(2, -Math.max(0, seconds) / DAY / settings.halfLifeDays());
    }
}
