package dev.attune.console.overview;

import dev.attune.profile.model.Measured;
import dev.attune.profile.model.Uplift;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What personalization does.
 *
 * @param measured whether anybody goes without, or ever did
 * @param groups who is compared, in words
 */
public record EffectView(boolean measured, String groups, List<Line> lines) {

    static final EffectView NONE = new EffectView(false, "", List.of());

    /**
     * One outcome.
     *
     * @param difference personalized less holdout, with its interval
     * @param reading what that says
     */
    public record Line(String name, String difference, String reading) {}

    static EffectView of(Uplift uplift) {
        if (uplift.share() <= 0 && uplift.holdout().persons() == 0) {
            return NONE;
        }
        return new EffectView(
                true,
                String.format(
                        Locale.ENGLISH,
                        "%,d people with personalization (%,d requests), %,d without (%,d requests); %.0f%% are to go without.",
                        uplift.personalized().persons(),
                        uplift.personalized().requests(),
                        uplift.holdout().persons(),
                        uplift.holdout().requests(),
                        uplift.share() * 100),
                Arrays.stream(Measured.values())
                        .flatMap(one -> line(one, uplift.outcomes().get(one)))
                        .toList());
    }

    private static Stream<Line> line(Measured measured, Uplift.@Nullable Comparison comparison) {
        if (comparison == null) {
            return Stream.empty();
        }
        Double difference = comparison.difference();
        Uplift.Interval interval = comparison.interval();
        if (difference == null) {
            return Stream.of(new Line(name(measured), "–", "one of the groups has none yet"));
        }
        String figure = String.format(Locale.ROOT, "%+.3f", difference);
        if (interval == null) {
            return Stream.of(new Line(name(measured), figure, "too few people to tell"));
        }
        return Stream.of(new Line(
                name(measured),
                figure + String.format(Locale.ROOT, " (%+.3f to %+.3f)", interval.low(), interval.high()),
                reading(measured, interval)));
    }

    private static String reading(Measured measured, Uplift.Interval interval) {
        if (interval.low() <= 0 && interval.high() >= 0) {
            return "may be chance";
        }
        boolean more = interval.low() > 0;
        return switch (measured) {
            case RATING -> more ? "better with it" : "worse with it";
            case REGENERATION, CORRECTION, LEAVING -> more ? "worse with it" : "better with it";
            case SESSION -> more ? "longer with it" : "shorter with it";
        };
    }

    private static String name(Measured measured) {
        return switch (measured) {
            case RATING -> "Rating, −1 to 1";
            case REGENERATION -> "Asked for again";
            case CORRECTION -> "Manner corrected";
            case LEAVING -> "Left midway";
            case SESSION -> "Messages a session";
        };
    }
}
