package dev.attune.profile;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that double, up to a bound, half of each left to chance, so that processes that failed together do not come back together.
 *
 * @param first the shortest
 * @param longest what no wait is longer than
 */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /** The wait after so many failures, 1 for the first. */
    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        long whole = Math.max(2, Math.min(longest.toMillis(), doubled));
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
