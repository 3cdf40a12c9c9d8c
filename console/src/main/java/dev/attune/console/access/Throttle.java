package dev.attune.console.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing of the password: each failure beyond the first few doubles the time for which an address must wait before it may
 * try again. Nobody is made to wait inside a request. An attempt counts as a failure from its beginning, so that many at once gain
 * nothing. Confined to the server's event loop.
 */
public final class Throttle {

    private static final int FREE_FAILURES = 3;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final int MOST_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true);

    public Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts an attempt and allows it (zero), or says how long the address has to wait first. */
    public Duration attempt(String address) {
        Instant now = clock.instant();
        Failures failures = byAddress.getOrDefault(address, Failures.NONE);
        if (now.isBefore(failures.notBefore())) {
            return Duration.between(now, failures.notBefore());
        }
        boolean forgotten = now.isAfter(failures.notBefore().plus(FORGOTTEN_AFTER));
        int count = (forgotten ? 0 : failures.count()) + 1;
        byAddress.put(address, new Failures(count, now.plus(delayAfter(count))));
        dropEldest();
        return Duration.ZERO;
    }

    /** The attempt was right after all. */
    public void succeeded(String address) {
        byAddress.remove(address);
    }

    private void dropEldest() {
        var eldest = byAddress.keySet().iterator();
        while (byAddress.size() > MOST_ADDRESSES) {
            eldest.next();
            eldest.remove();
        }
    }

    private static Duration delayAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS);
        Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    private record Failures(int count, Instant notBefore) {
        static final Failures NONE = new Failures(0, Instant.EPOCH);
    }
}
