package dev.attune.profile;

import dev.attune.profile.learn.llm.LlmFailure;
import dev.attune.profile.model.Person;
import dev.attune.profile.store.BatchStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches that are due and has them studied, a few at once, each until it is through, fails or has no budget. A failure of
 * the endpoint's makes everybody wait and is nobody's try; a useless answer counts as a try of the turns it was about, and after some
 * of these they go to the dead letters. The thread {@code attune-llm} only starts things.
 */
final class LlmWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LlmWork.class);
    private static final long CLOSE_SECONDS = 5;

    private final BatchStore batches;
    private final LlmStudying studying;
    private final Supplier<CompletionStage<Void>> writing;
    private final Limits limits;
    private final Circuit circuit;
    private final Set<Person> mine = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;
    private boolean taking;

    /** @param writing writes what was counted, now and then */
    LlmWork(
            BatchStore batches,
            LlmStudying studying,
            Circuit circuit,
            Supplier<CompletionStage<Void>> writing,
            Limits limits) {
        this.batches = batches;
        this.studying = studying;
        this.writing = writing;
        this.limits = limits;
        this.circuit = circuit;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "attune-llm");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Bounds of the work.
     *
     * @param parallel calls at once; 0 leaves them to other processes
     * @param retries tries until turns are given up
     * @param tick how often is looked for batches that are due
     * @param lease after how much silence others take over
     */
    record Limits(int parallel, int retries, Duration tick, Duration lease, Backoff backoff) {

        static Limits usual(int parallel, int retries) {
            return new Limits(
                    parallel,
                    retries,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)));
        }
    }

    void begin() {
        if (limits.parallel > 0) {
            every(limits.tick, this::take);
            every(limits.lease.dividedBy(3), this::keep);
        }
        every(Duration.ofSeconds(5), () -> aside(writing.get()));
    }

    /** Looks at once whether there is something to do. */
    void nudge() {
        try {
            timer.execute(this::take);
        } catch (RejectedExecutionException closed) {
            LOG.trace("closed");
        }
    }

    /** Gives back what it has: others go on at once. */
    @Override
    public void close() {
        timer.shutdownNow();
        CompletableFuture<?>[] back = mine.stream()
                .map(person -> batches.again(person, Duration.ZERO, false).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(back)
                .exceptionally(away -> null)
                .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private void take() {
        int room = circuit.allows(limits.parallel) - mine.size();
        if (taking || room <= 0) {
            return;
        }
        taking = true;
        aside(batches.take(room, limits.lease).whenComplete((taken, failure) -> {
            if (taken != null) {
                taken.forEach(this::study);
            }
            later(() -> taking = false);
        }));
    }

    private void study(BatchStore.Taken taken) {
        Person person = taken.person();
        mine.add(person);
        long before = circuit.answered();
        aside(Stages.attempt(() -> studying.study(person, taken.tries()))
                .handle((through, failure) -> release(taken, through, failure, before))
                .thenCompose(released -> released)
                .whenComplete((released, failure) -> {
                    mine.remove(person);
                    nudge();
                }));
    }

    private CompletionStage<?> release(
            BatchStore.Taken taken, @Nullable Boolean through, @Nullable Throwable failure, long before) {
        Person person = taken.person();
        if (timer.isShutdown()) {
            // It was given back.
            return CompletableFuture.completedStage(null);
        }
        if (failure == null) {
            return Boolean.TRUE.equals(through) ? batches.done(person) : batches.park(person, studying.untilTomorrow());
        }
        Throwable cause = Stages.cause(failure);
        if (cause instanceof LlmStudying.Spoilt spoilt) {
            return spoilt(taken, spoilt, before);
        }
        if (!(cause instanceof ProfileFailure)) {
            LOG.error("a batch could not be learned: {}", cause.getClass().getName());
        }
        return batches.again(person, limits.backoff.after(taken.tries() + 1), false);
    }

    private CompletionStage<?> spoilt(BatchStore.Taken taken, LlmStudying.Spoilt spoilt, long before) {
        LlmFailure failure = spoilt.failure();
        Person person = taken.person();
        boolean ofEndpoint = failure.fault() == LlmFailure.Fault.ENDPOINT;
        // Where others were answered meanwhile, it is these turns that the endpoint cannot do.
        boolean counts = !ofEndpoint || circuit.answered() > before;
        Duration wait = limits.backoff.after(taken.tries() + 1);
        if (ofEndpoint) {
            wait = circuit.failed(String.valueOf(failure.getMessage()), failure.retryAfter());
        } else {
            circuit.succeeded();
        }
        int tries = taken.tries() + 1;
        if (!counts || tries < limits.retries) {
            return batches.again(person, wait, counts);
        }
        LOG.warn("turns are given up after {} tries: {}", tries, failure.getMessage());
        return batches.bury(person, spoilt.turns(), "LLM: " + failure.getMessage(), tries)
                .thenCompose(buried -> batches.more(person));
    }

    private void keep() {
        if (!mine.isEmpty()) {
            aside(batches.keep(mine, limits.lease));
        }
    }

    private void every(Duration period, Runnable task) {
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void later(Runnable task) {
        try {
            timer.execute(task);
        } catch (RejectedExecutionException closed) {
            LOG.trace("closed");
        }
    }

    /** The edge of the background: a failure must not end the timer, whatever it is. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.error("learning from the LLM failed: {}", failure.getClass().getName());
            }
        };
    }

    /** Nobody waits for it; its failure is the store's, which the health tells, and the lease brings the batch back. */
    private static void aside(CompletionStage<?> stage) {
        CompletionStage<?> unused = stage.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.debug("left aside: {}", Stages.cause(failure).getClass().getName());
            }
        });
    }
}
