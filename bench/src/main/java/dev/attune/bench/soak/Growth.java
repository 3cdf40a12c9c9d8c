package dev.attune.bench.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How something that is measured behaved from the first third of the load on, when caches and compiled code have settled.
 *
 * @param early what it was at one third, as the median of three samples
 * @param late what it was at the end of the load, likewise
 * @param slope how much it rises each minute, by the line with the least squared distance
 * @param line how much this line rises over the time looked at
 */
record Growth(double early, double late, double slope, double line) {

    /** The most that it usually may grow, as a share of what it was at one third. */
    static final double MOST = .15;

    private static final double SECONDS_EACH_MINUTE = 60;
    private static final int FEWEST_SAMPLES = 3;

    /**
     * Of samples that have it, in the order of time.
     *
     * @param value what is measured
     */
    static Growth of(List<Sample> samples, ToDoubleFunction<Sample> value) {
        List<Sample> settled = settled(samples);
        if (settled.size() < FEWEST_SAMPLES) {
            throw new IllegalArgumentException("wants " + FEWEST_SAMPLES + " samples after the first third");
        }
        double slope = slope(settled, value);
        Sample first = settled.get(0);
        Sample last = settled.get(settled.size() - 1);
        double minutes = (last.second() - first.second()) / SECONDS_EACH_MINUTE;
        int size = settled.size();
        return new Growth(
                median(settled.subList(0, FEWEST_SAMPLES), value),
                median(settled.subList(size - FEWEST_SAMPLES, size), value),
                slope,
                slope * minutes);
    }

    boolean isBounded() {
        return isBounded(MOST);
    }

    /** @param most that it may grow, as a share of what it was at one third */
    boolean isBounded(double most) {
        return late <= early * (1 + most) && line <= early * most;
    }

    String words(String unit) {
        return String.format(
                Locale.ROOT,
                "%.1f%s at one third, %.1f at the end; the line rises %.1f, %.2f each minute",
                early,
                unit,
                late,
                line,
                slope);
    }

    private static List<Sample> settled(List<Sample> samples) {
        double third = samples.get(samples.size() - 1).second() / 3;
        return samples.stream().filter(sample -> sample.second() >= third).toList();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return samples.stream()
                .mapToDouble(value)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double slope(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double meanTime = samples.stream().mapToDouble(Sample::second).average().orElseThrow();
        double mean = samples.stream().mapToDouble(value).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (Sample sample : samples) {
            double time = sample.second() - meanTime;
            together += time * (value.applyAsDouble(sample) - mean);
            alone += time * time;
        }
        return together / alone * SECONDS_EACH_MINUTE;
    }
}
