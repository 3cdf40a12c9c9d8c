package dev.attune.proxy;

import java.util.concurrent.TimeUnit;

/** Measures the proxy's own steps of one request. */
final class Stopwatch {

    private final long begunNanos = System.nanoTime();
    private long startedNanos = System.nanoTime();
    private long identifyNanos;
    private long spliceNanos;
    private long sentNanos;
    private boolean sent;

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

    /** The request goes upstream. */
    void sent() {
        sentNanos = System.nanoTime();
        sent = true;
    }

    boolean isSent() {
        return sent;
    }

    long nanosSinceSent() {
        return System.nanoTime() - sentNanos;
    }

    /** Since the call began. */
    long micros() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begunNanos);
    }

    long identifyMicros() {
        return TimeUnit.NANOSECONDS.toMicros(identifyNanos);
    }

    long spliceMicros() {
        return TimeUnit.NANOSECONDS.toMicros(spliceNanos);
    }
}
