package dev.attune.console.overview;

import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Trace;
import java.util.List;
import java.util.Locale;

/**
 * What Attune added to answers, in milliseconds as a page says them.
 *
 * @param answers how many it is from; the figures are empty when there are none
 * @param of which answers those are, in words
 */
public record Latency(long answers, String median, String p99, String of) {

    /** As the proxy measures it, which knows every request. */
    static Latency of(RequestCounts.Added added) {
        return new Latency(
                added.requests(),
                millis(added.medianMillis()),
                millis(added.p99Millis()),
                "Times are those of the last hour in this process; " + added.requests()
                        + " requests were timed since it started.");
    }

    static Latency of(List<Trace> traces) {
        long[] sorted = traces.stream()
                .map(Trace::micros)
                .mapToLong(Latency::sum)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? new Latency(0, "", "", "Nobody who changed last was answered yet, so there are no times.")
                : new Latency(
                        sorted.length,
                        at(sorted, 0.5),
                        at(sorted, 0.99),
                        "Times are of the " + sorted.length + " newest answers to the people who changed last.");
    }

    /** The nearest rank: a time that was really measured. */
    private static String at(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return millis(sorted[Math.max(1, rank) - 1] / 1000.0);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    private static long sum(Micros micros) {
        return micros.identify() + micros.load() + micros.recall() + micros.compose() + micros.splice();
    }
}
