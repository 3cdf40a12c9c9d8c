package dev.attune.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that are on their way. From any thread. */
final class InFlight {

    private final AtomicInteger count = new AtomicInteger();
    private final Promise<Void> empty = Promise.promise();
    private volatile boolean draining;

    int count() {
        return count.get();
    }

    void begun() {
        count.incrementAndGet();
    }

    void over() {
        if (count.decrementAndGet() == 0 && draining) {
            empty.tryComplete();
        }
    }

    boolean isDraining() {
        return draining;
    }

    /** No more shall begin: completes when the last is over. */
    Future<Void> drain() {
        draining = true;
        if (count.get() == 0) {
            empty.tryComplete();
        }
        return empty.future();
    }
}
