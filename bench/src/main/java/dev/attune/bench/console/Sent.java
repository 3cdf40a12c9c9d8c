package dev.attune.bench.console;

import java.util.concurrent.atomic.AtomicLongArray;

/** When each statement was made, in nanoseconds of this process. Safe on any thread. */
final class Sent {

    private final AtomicLongArray nanos;

    Sent(int most) {
        nanos = new AtomicLongArray(most);
    }

    void now(int number) {
        nanos.set(number, System.nanoTime());
    }

    long at(int number) {
        return nanos.get(number);
    }

    int size() {
        return nanos.length();
    }
}
