package dev.attune.bench.soak;

import java.util.List;

/**
 * How the heap behaved from the first third of the load on, when caches and compiled code have settled.
 *
 * @param early megabytes at one third, as the median of three samples
 * @param late megabytes at the end of the load, likewise
 * @param slope megabytes for each minute, of the line with the least squared distance
 * @param line megabytes that this line rises over the time looked at
 */
record HeapGrowth(double early, double late, double slope, double line) {

    /** The most that the heap may grow, as a share of what it was at one third. */
    static final double MOST = .15;

    private static final double SECONDS_EACH_MINUTE = 60;
    private static final int FEWEST_SAMPLES = 3;

    /** Of samples with a heap, in the order of time; the first is of the beginning. */
    static HeapGrowth of(List<Sample> samples) {
        List<Sample> settled = settled(samples);
        if (settled.size() < FEWEST_SAMPLES) {
            throw new IllegalArgumentException("wants " + FEWEST_SAMPLES + " samples after the first third");
        }
        double slope = slope(settled);
        Sample first = settled.get(0);
        Sample last = settled.get(settled.size() - 1);
        double minutes = (last.second() - first.second()) / SECONDS_EACH_MINUTE;
        int size = settled.size();
        return new HeapGrowth(
                median(settled.subList(0, FEWEST_SAMPLES)),
                median(settled.subList(size - FEWEST_SAMPLES, size)),
                slope,
                slope * minutes);
    }

    boolean isBounded() {
        return late <= early * (1 + MOST) && line <= early * MOST;
    }

    private static List<Sample> settled(List<Sample> samples) {
        double third = samples.get(samples.size() - 1).second() / 3;
        return samples.stream().filter(sample -> sample.second() >= third).toList();
    }

    private static double median(List<Sample> samples) {
        return samples.stream()
                .mapToDouble(Sample::heap)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double slope(List<Sample> samples) {
        double meanTime = samples.stream().mapToDouble(Sample::second).average().orElseThrow();
        double meanHeap = samples.stream().mapToDouble(Sample::heap).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (Sample sample : samples) {
            double time = sample.second() - meanTime;
            together += time * (sample.heap() - meanHeap);
            alone += time * time;
        }
        return together / alone * SECONDS_EACH_MINUTE;
    }
}
