package dev.attune.bench.soak;

import java.util.Arrays;

/** How long requests took from the client to upstream: all that Attune does ahead of them. From any thread. */
final class ReachTimes {

    private static final double NANOS_EACH_MILLI = 1e6;
    private static final double MEDIAN = .5;
    private static final double P99 = .99;

    private long[] nanos = new long[1_024];
    private int count;

    synchronized void note(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    /** Of all since the last time. */
    synchronized Reach take() {
        long[] all = Arrays.copyOf(nanos, count);
        count = 0;
        Arrays.sort(all);
        return new Reach(share(all, MEDIAN), share(all, P99));
    }

    private static double share(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / NANOS_EACH_MILLI;
    }

    /** In milliseconds; not a number where there was none. */
    record Reach(double median, double p99) {}
}
