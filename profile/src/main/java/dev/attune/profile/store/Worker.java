package dev.attune.profile.store;

import dev.attune.profile.ProfileFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One consumer of the queue. It reads from every partition, says regularly that it still has what it has, and takes over what others
 * have been silent about. Confined to the timer thread; learners are called on the work threads.
 */
final class Worker implements LearningQueue.Work {

    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration LONG_AGO = Duration.ofDays(1);
    private static final int AHEAD = 4;
    private static final int LEAST_IN_HAND = 16;
    private static final int MOST_DOUBLINGS = 16;

    private final Function<Delivery, CompletionStage<Void>> learner;
    private final StoreSettings.Queue settings;
    private final Threads threads;
    private final List<Intake> intakes;
    private final String consumer;
    private final Lanes lanes;
    private final int mostInHand;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean stopping;

    Worker(Function<Delivery, CompletionStage<Void>> learner, int parallel, StoreSettings.Queue settings, Parts parts) {
        this.learner = learner;
        this.settings = settings;
        this.threads = parts.threads;
        this.intakes = parts.intakes;
        this.consumer = parts.consumer;
        this.lanes = new Lanes(parallel, this::learn);
        this.mostInHand = Math.max(LEAST_IN_HAND, AHEAD * parallel);
    }

    void begin() {
        for (Intake intake : intakes) {
            intake.waiting.open();
            Threads.aside(intake.stream.forgetConsumers());
            threads.execute(() -> read(intake));
            threads.execute(() -> claim(intake));
        }
        threads.after(settings.takeover().dividedBy(3), this::hold);
    }

    @Override
    public CompletionStage<Void> stop() {
        threads.execute(() -> {
            stopping = true;
            lanes.stop();
            intakes.forEach(intake -> Threads.aside(intake.waiting.close()));
            threads.after(STOP, this::end);
            endWhenIdle();
        });
        return stopped.minimalCompletionStage();
    }

    @Override
    public void close() {
        try {
            stop().toCompletableFuture().get(2 * STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            throw new IllegalStateException("the worker does not end", late);
        }
    }

    private void read(Intake intake) {
        int room = mostInHand - lanes.size();
        if (stopping || intake.reading || room <= 0) {
            return;
        }
        intake.reading = true;
        Threads.aside(intake.stream
                .read(intake.waiting, consumer, room, BLOCK)
                .whenCompleteAsync(
                        (entries, failure) -> {
                            intake.reading = false;
                            if (failure == null) {
                                entries.forEach(lanes::add);
                                read(intake);
                            } else {
                                threads.after(PAUSE, () -> read(intake));
                            }
                        },
                        threads));
    }

    private void claim(Intake intake) {
        if (stopping) {
            return;
        }
        if (lanes.size() >= mostInHand) {
            threads.after(settings.takeover().dividedBy(2), () -> claim(intake));
            return;
        }
        Threads.aside(intake.stream
                .claim(consumer, settings.takeover())
                .whenCompleteAsync(
                        (entries, failure) -> {
                            if (failure == null) {
                                entries.forEach(lanes::add);
                            }
                            threads.after(settings.takeover().dividedBy(2), () -> claim(intake));
                        },
                        threads));
    }

    private void hold() {
        for (Intake intake : intakes) {
            List<QueueEntry> entries = of(intake, lanes.asBegun());
            if (!entries.isEmpty()) {
                Threads.aside(intake.stream
                        .hold(consumer, Duration.ZERO, entries)
                        .thenAcceptAsync(
                                lost -> lost.forEach(id -> lanes.lose(intake.stream.partition() + ":" + id)), threads));
            }
        }
        if (!stopped.isDone()) {
            threads.after(settings.takeover().dividedBy(3), this::hold);
        }
    }

    private void learn(QueueEntry entry) {
        if (entry.attempt() > settings.deliveries()) {
            bury(entry, "the worker ended");
            return;
        }
        // Should this process end now, the next to have it knows that it was begun.
        Threads.aside(stream(entry).hold(consumer, Duration.ZERO, List.of(entry.next())));
        Supplier<CompletionStage<Void>> call = () -> learner.apply(entry.delivery());
        Threads.aside(CompletableFuture.supplyAsync(call, threads.work())
                .thenCompose(Function.identity())
                .whenCompleteAsync((learned, failure) -> ended(entry, failure), threads));
    }

    private void ended(QueueEntry entry, @Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Failures.cause(failure);
        if (cause == null) {
            Threads.aside(stream(entry).done(entry.entry()));
            release(entry);
        } else if (cause instanceof ProfileFailure known && known.code() == ProfileFailure.Code.STORE_UNAVAILABLE) {
            again(entry, settings.firstRetry());
        } else if (cause instanceof Unreadable || entry.attempt() >= settings.deliveries()) {
            bury(entry, cause.getClass().getName());
        } else {
            QueueEntry next = entry.next();
            Threads.aside(stream(entry).hold(consumer, Duration.ZERO, List.of(next)));
            again(next, settings.firstRetry().multipliedBy(1L << Math.min(MOST_DOUBLINGS, entry.attempt() - 1)));
        }
        endWhenIdle();
    }

    private void bury(QueueEntry entry, String error) {
        Threads.aside(stream(entry)
                .bury(entry, error)
                .whenCompleteAsync(
                        (buried, failure) -> {
                            if (failure == null) {
                                release(entry);
                            } else {
                                again(entry, settings.firstRetry());
                            }
                            endWhenIdle();
                        },
                        threads));
    }

    private void again(QueueEntry entry, Duration delay) {
        lanes.rest(entry);
        threads.after(delay, () -> lanes.again(entry));
    }

    private void release(QueueEntry entry) {
        lanes.release(entry);
        intakes.forEach(this::read);
    }

    private void endWhenIdle() {
        if (stopping && lanes.running() == 0) {
            end();
        }
    }

    /** What was not begun goes back: it counts as silent for long, so that any worker takes it over at once. */
    private void end() {
        if (stopped.isDone()) {
            return;
        }
        CompletableFuture<?>[] back = intakes.stream()
                .map(intake -> intake.stream.hold(consumer, LONG_AGO, of(intake, lanes.idle())))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        Threads.aside(CompletableFuture.allOf(back).whenComplete((done, failure) -> stopped.complete(null)));
    }

    private QueueStream stream(QueueEntry entry) {
        return intakes.get(entry.partition()).stream;
    }

    private static List<QueueEntry> of(Intake intake, Collection<QueueEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.partition() == intake.stream.partition())
                .toList();
    }

    /** What a worker is made of. */
    record Parts(String consumer, List<Intake> intakes, Threads threads) {}

    /** One partition as this worker reads it. */
    static final class Intake {

        private final QueueStream stream;
        private final Redis waiting;
        private boolean reading;

        Intake(QueueStream stream, Redis waiting) {
            this.stream = stream;
            this.waiting = waiting;
        }
    }
}
