package dev.attune.profile;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether it makes sense to call the LLM's endpoint. After a failure of its own nobody calls it for a while, and then one call tries
 * it; the turns wait meanwhile. From any thread.
 */
final class Circuit {

    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

    private final Backoff backoff;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong until = new AtomicLong(System.nanoTime());
    private final AtomicLong answered = new AtomicLong();

    Circuit(Backoff backoff) {
        this.backoff = backoff;
    }

    /** How many calls may run at once now, of so many. */
    int allows(int most) {
        if (failures.get() == 0) {
            return most;
        }
        return System.nanoTime() - until.get() < 0 ? 0 : Math.min(1, most);
    }

    /** How many calls were answered so far. */
    long answered() {
        return answered.get();
    }

    void succeeded() {
        answered.incrementAndGet();
        if (failures.getAndSet(0) > 0) {
            LOG.info("the LLM endpoint answers again");
        }
    }

    /** Answers with the wait until the next call: what the endpoint asked for, or longer with every failure in a row. */
    Duration failed(String problem, @Nullable Duration asked) {
        int inARow = failures.incrementAndGet();
        if (inARow == 1) {
            LOG.warn("learning from the LLM waits: {}", problem);
        }
        Duration wait = asked == null ? backoff.after(inARow) : asked;
        until.set(System.nanoTime() + wait.toNanos());
        return wait;
    }
}
