package dev.attune.profile;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads {@code attune-work-N}: as many as there are processors, with a bounded queue that refuses what does not fit. */
final class Workers {

    private static final int MOST_WAITING = 10_000;

    private Workers() {}

    static ThreadPoolExecutor start() {
        return start("attune-work-", Math.max(2, Runtime.getRuntime().availableProcessors()), MOST_WAITING);
    }

    /** So many threads of this name, before which so many tasks may wait. */
    static ThreadPoolExecutor start(String name, int threads, int mostWaiting) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory named = task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(mostWaiting), named);
    }
}
