package dev.attune.console.overview;

import java.util.Map;
import java.util.function.Supplier;

/** What the proxy of the same process has counted since it started: requests by what became of them, {@code applied}, {@code passed} or the label of a reason. */
@FunctionalInterface
public interface RequestCounts extends Supplier<Map<String, Long>> {

    /** What it added to requests. */
    default Added added() {
        return Added.NONE;
    }

    /**
     * Times that were added to requests of late.
     *
     * @param requests that were timed since the start
     */
    record Added(long requests, double medianMillis, double p99Millis) {

        public static final Added NONE = new Added(0, 0, 0);
    }
}
