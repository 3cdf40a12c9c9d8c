package dev.attune.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;

/** Waits for what another process will have done soon. */
public final class Eventually {

    private static final long LIMIT_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Eventually() {}

    public static void holds(Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                Assertions.fail("did not come to hold within a minute");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
