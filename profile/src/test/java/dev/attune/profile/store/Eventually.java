package dev.attune.profile.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests, with a deadline far beyond what is needed. */
final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofMillis(10);

    private Eventually() {}

    static void holds(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(DEADLINE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not in time: " + what);
            }
            LockSupport.parkNanos(PERIOD.toNanos());
        }
    }

    /** The value of a stage; throws what the stage fails with. */
    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause && !(cause instanceof CompletionException)) {
                throw cause;
            }
            throw new AssertionError(failure);
        } catch (TimeoutException late) {
            throw new AssertionError("not in time", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
