package dev.attune.proxy;

import java.time.Duration;

/**
 * How long an answer's end waits until its turn is kept. What is acknowledged must not be lost with this process, so a moment's trouble is
 * waited out; but while the store is slow for longer, nobody's answers shall all be that slow. From any thread.
 */
final class Hold {

    /** Of the usual wait, while turns are kept slowly. */
    private static final int PARTS = 4;

    private final long mostMillis;
    private volatile boolean slow;

    /** @param most that an answer waits when those before it did not have to */
    Hold(Duration most) {
        this.mostMillis = most.toMillis();
    }

    /** The most that the next one waits. */
    long millis() {
        return slow ? Math.max(1, mostMillis / PARTS) : mostMillis;
    }

    /** One was kept, after so long. */
    void kept(long millis) {
        slow = millis > mostMillis / PARTS;
    }

    /** One was not kept in time. */
    void late() {
        slow = true;
    }
}
