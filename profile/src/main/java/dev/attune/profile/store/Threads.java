package dev.attune.profile.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the store: one {@code attune-store-timer} that the state of connections and of the queue is confined to, and a few
 * {@code attune-store-work} on which answers are decoded and stages complete, so that the threads of Lettuce only move bytes.
 */
final class Threads implements AutoCloseable, Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final int MOST_WORKERS = 4;

    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService work;

    Threads() {
        timer = new ScheduledThreadPoolExecutor(1, named("attune-store-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        int workers = Math.max(2, Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()));
        work = Executors.newFixedThreadPool(workers, named("attune-store-work"));
    }

    /** Runs something on the timer thread soon. After the end nothing runs any more. */
    @Override
    public void execute(Runnable task) {
        submit(timer, guarded(task));
    }

    /** The answer of something that must run on the timer thread; a failure after the end. */
    <T> CompletionStage<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, timer);
        } catch (RejectedExecutionException ended) {
            return CompletableFuture.failedStage(Failures.unavailable("the store is closed"));
        }
    }

    void after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> unused = timer.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.trace("the store is closed");
        }
    }

    void every(Duration period, Runnable task) {
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where stages complete. What comes after the end is run by whoever brings it: nobody shall wait forever. */
    Executor work() {
        return task -> {
            try {
                work.execute(task);
            } catch (RejectedExecutionException ended) {
                task.run();
            }
        };
    }

    /** Lets go of a stage that nobody waits for. Its failure is one of Redis, which the health tells. */
    static void aside(CompletionStage<?> stage) {
        CompletionStage<?> unused = stage.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.debug("left aside: {}", Failures.cause(failure).getClass().getName());
            }
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
        work.shutdown();
    }

    private static void submit(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.trace("the store is closed");
        }
    }

    /** The edge of every background task: a failure must not end the timer, whatever it is. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.error(
                        "a background task of the store failed: {}",
                        failure.getClass().getName());
            }
        };
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
