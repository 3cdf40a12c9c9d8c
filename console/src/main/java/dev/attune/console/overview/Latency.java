package dev.attune.console.overview;

import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Trace;
import java.util.List;
import java.util.Locale;

/**
 * What Attune added to answers, in milliseconds as a page says them.
 *
 * @param answers how many it is from; the figures are empty when there are none
 */
public record Latency(int answers, String median, String p99) {

    static Latency of(List<Trace> traces) {
        long[] sorted = traces.stream()
                .map(Trace::micros)
                .mapToLong(Latency::sum)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? new Latency(0, "", "")
                : new Latency(sorted.length, at(sorted, 0.5), at(sorted, 0.99));
    }

    /** The nearest rank: a time that was really measured. */
    private static String at(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return String.format(Locale.ROOT, "%.2f ms", sorted[Math.max(1, rank) - 1] / 1000.0);
    }

    private static long sum(Micros micros) {
        return micros.identify() + micros.load() + micros.recall() + micros.compose() + micros.splice();
    }
}
