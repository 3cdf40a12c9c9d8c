package dev.attune.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads. */
final class Eventually {

    private static final long MOST_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long STEP_MILLIS = 5;

    private Eventually() {}

    static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        CountDownLatch never = new CountDownLatch(1);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to this: " + what);
            }
            boolean stopped = never.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
            assert !stopped;
        }
    }
}
