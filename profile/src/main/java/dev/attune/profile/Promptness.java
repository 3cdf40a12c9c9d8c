package dev.attune.profile;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether it makes sense that requests wait for the store. Once several reads in a row came after the deadline nobody waits any more, as
 * all would wait in vain. They have to have begun over some time: a pause of this process makes all that are under way late at once, and is
 * not the store's. What requests ask for is read all the same, for the next ones, and the first read that comes in time ends it. From any
 * thread.
 */
final class Promptness {

    private static final Logger LOG = LoggerFactory.getLogger(Promptness.class);

    private static final int LATE_IN_A_ROW = 5;

    /** From the beginning of the first late read to that of the last, in deadlines. */
    private static final int DEADLINES = 4;

    /** A store at the edge is late and in time again from one moment to the next. */
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final long deadlineNanos;
    private final LongSupplier clock;
    private int late;
    private long firstBegan;
    private boolean told;
    private long toldAt;
    private volatile boolean isLate;

    Promptness(Duration deadline) {
        this(deadline, System::nanoTime);
    }

    /** @param clock nanoseconds since any moment */
    Promptness(Duration deadline, LongSupplier clock) {
        this.deadlineNanos = deadline.toNanos();
        this.clock = clock;
        this.toldAt = clock.getAsLong() - QUIET_NANOS;
    }

    boolean isLate() {
        return isLate;
    }

    /** Watches a read that begins now. */
    void watch(CompletableFuture<?> read) {
        long began = clock.getAsLong();
        CompletableFuture<?> unused = read.whenComplete((done, failure) -> {
            if (clock.getAsLong() - began > deadlineNanos) {
                cameLate(began);
            } else if (failure == null) {
                cameInTime();
            }
        });
    }

    private synchronized void cameLate(long began) {
        if (late == 0) {
            firstBegan = began;
        }
        late++;
        if (!isLate && late >= LATE_IN_A_ROW && began - firstBegan >= DEADLINES * deadlineNanos) {
            isLate = true;
            tell();
        }
    }

    private void tell() {
        long now = clock.getAsLong();
        if (now - toldAt >= QUIET_NANOS) {
            toldAt = now;
            told = true;
            LOG.warn(
                    "what is known comes too late for requests, be it that Redis is slow or this process: until it is quicker they do not wait for it");
        }
    }

    private synchronized void cameInTime() {
        late = 0;
        isLate = false;
        if (told) {
            told = false;
            LOG.info("what is known comes in time again");
        }
    }
}
