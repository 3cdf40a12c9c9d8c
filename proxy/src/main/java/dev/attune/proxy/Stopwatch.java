package dev.attune.proxy;

import java.util.concurrent.TimeUnit;

/** Measures the proxy's own steps of one request. */
final class Stopwatch {

    private long startedNanos = System.nanoTime();
    private long identifyNanos;
    private long spliceNanos;

    /** A step begins. */
    void start() {
        startedNanos = System.nanoTime();
    }

    /** Part of finding out who asks, and what, is done. */
    void identified() {
        identifyNanos += System.nanoTime() - startedNanos;
    }

    void spliced() {
        spliceNanos += System.nanoTime() - startedNanos;
    }

    long identifyMicros() {
        return TimeUnit.NANOSECONDS.toMicros(identifyNanos);
    }

    long spliceMicros() {
        return TimeUnit.NANOSECONDS.toMicros(spliceNanos);
    }
}
