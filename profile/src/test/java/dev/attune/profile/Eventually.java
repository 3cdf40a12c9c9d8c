package dev.attune.profile;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens soon but not at once. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** What the attempt answers, once it no longer throws; its last failure when the time is up. */
    public static <T> T get(Supplier<T> attempt) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException | AssertionError failure) {
                if (System.nanoTime() > limit) {
                    throw failure;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Returns once the assertion holds; its last failure when the time is up. */
    public static void holds(Runnable assertion) {
        get(() -> {
            assertion.run();
            return true;
        });
    }

    /** Returns once the condition holds; a failure that says what did not come about when the time is up. */
    public static void holds(String what, BooleanSupplier condition) {
        holds(() -> {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("it never came to this: " + what);
            }
        });
    }
}
