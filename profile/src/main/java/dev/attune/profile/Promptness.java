package dev.attune.profile;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether it makes sense that requests wait for the store. Once several reads in a row came after the deadline nobody waits any more, as
 * all would wait in vain. What requests ask for is read all the same, for the next ones, and the first read that comes in time ends it. From
 * any thread.
 */
final class Promptness {

    private static final Logger LOG = LoggerFactory.getLogger(Promptness.class);

    /** Few enough that not many wait in vain, and more than a pause of the collector makes late. */
    private static final int LATE_IN_A_ROW = 5;

    private final long deadlineNanos;
    private final AtomicInteger late = new AtomicInteger();

    Promptness(Duration deadline) {
        this.deadlineNanos = deadline.toNanos();
    }

    boolean isLate() {
        return late.get() >= LATE_IN_A_ROW;
    }

    /** Watches a read that begins now. */
    void watch(CompletableFuture<?> read) {
        long began = System.nanoTime();
        CompletableFuture<?> unused = read.whenComplete((done, failure) -> {
            if (System.nanoTime() - began > deadlineNanos) {
                cameLate();
            } else if (failure == null) {
                cameInTime();
            }
        });
    }

    private void cameLate() {
        if (late.incrementAndGet() == LATE_IN_A_ROW) {
            LOG.warn("Redis answers too late for requests: until it is quicker they do not wait for it");
        }
    }

    private void cameInTime() {
        if (late.getAndSet(0) >= LATE_IN_A_ROW) {
            LOG.info("Redis answers in time again");
        }
    }
}
