package dev.attune.profile.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Waits for things that only Redis knows, by asking again: quickly at first, then less and less often. */
final class Waits {

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LAST = Duration.ofMillis(250);

    private final Threads threads;
    private final AtomicLong count = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> open = new ConcurrentHashMap<>();

    Waits(Threads threads) {
        this.threads = threads;
    }

    /** Completes when the answer is true, and fails when it fails. */
    CompletionStage<Void> until(Supplier<CompletionStage<Boolean>> ask) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        long number = count.incrementAndGet();
        open.put(number, done);
        ask(done, ask, FIRST);
        return done.whenComplete((end, failure) -> open.remove(number));
    }

    void close() {
        open.values().forEach(done -> done.completeExceptionally(Failures.unavailable("the store is closed")));
    }

    private void ask(CompletableFuture<Void> done, Supplier<CompletionStage<Boolean>> ask, Duration delay) {
        if (done.isDone()) {
            return;
        }
        Threads.aside(ask.get().whenComplete((answer, failure) -> {
            if (failure != null) {
                done.completeExceptionally(Failures.of(failure));
            } else if (answer) {
                done.complete(null);
            } else {
                Duration next = delay.multipliedBy(2);
                threads.after(delay, () -> ask(done, ask, next.compareTo(LAST) < 0 ? next : LAST));
            }
        }));
    }
}
