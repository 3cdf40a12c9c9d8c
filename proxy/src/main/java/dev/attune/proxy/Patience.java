package dev.attune.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives up on upstream when nothing comes from it for too long. Time during which it is we who hold back, since the client is slow, does
 * not count. One timer for each request, set anew only when it goes off. On the request's event loop.
 */
final class Patience {

    private final Vertx vertx;
    private final long mostMillis;
    private final Runnable end;
    private long sinceNanos = System.nanoTime();
    private boolean held;
    private boolean over;
    private long timer;

    /** Waits from now on. */
    Patience(Vertx vertx, Duration most, Runnable end) {
        this.vertx = vertx;
        this.mostMillis = most.toMillis();
        this.end = end;
        look(mostMillis);
    }

    /** Upstream gave a sign of life. */
    void renew() {
        sinceNanos = System.nanoTime();
    }

    /** Nothing can come, as nothing is taken. */
    void hold() {
        held = true;
    }

    /** Something can come again. */
    void release() {
        held = false;
        renew();
    }

    void cancel() {
        over = true;
        vertx.cancelTimer(timer);
    }

    private void look(long millis) {
        timer = vertx.setTimer(Math.max(1, millis), due -> check());
    }

    private void check() {
        if (over) {
            return;
        }
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
        if (held || waited < mostMillis) {
            look(held ? mostMillis : mostMillis - waited);
            return;
        }
        over = true;
        end.run();
    }
}
