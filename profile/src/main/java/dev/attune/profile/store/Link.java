package dev.attune.profile.store;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is made again whenever it is lost. Lettuce could do that itself, but it would send again what may have been
 * done already, and would send commands before CLIENT TRACKING is on again. Here a lost connection is never used again: commands on it
 * fail, and the next one is offered only when it is prepared.
 *
 * <p>The state is confined to the timer thread of the store; {@link #use} may be called on any thread.
 */
final class Link {

    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long MOST_WAIT_MILLIS = 2_000;

    /** How many time limits of a command pass before a silent connection counts as lost. */
    private static final int SILENCE = 3;

    private final Plan plan;
    private final Threads timer;
    private final HealthTracker health;
    private final CompletableFuture<Connected> first = new CompletableFuture<>();
    private final AtomicReference<@Nullable Connected> current = new AtomicReference<>();
    private long wait = FIRST_WAIT_MILLIS;
    private long rest;
    private volatile boolean closed;

    Link(Plan plan, Threads timer, HealthTracker health) {
        this.plan = plan;
        this.timer = timer;
        this.health = health;
    }

    void open() {
        health.ill(plan.name, "Redis is not connected yet");
        timer.execute(this::attempt);
    }

    /** The connection, or a failure at once while there is none; only the very first attempt is waited for. */
    CompletionStage<Connected> use() {
        Connected connection = current.get();
        if (connection != null) {
            return CompletableFuture.completedStage(connection);
        }
        if (!first.isDone()) {
            return first;
        }
        return CompletableFuture.failedStage(Failures.unavailable("Redis cannot be reached"));
    }

    /** Gives a connection up that does not answer, and makes another. */
    void drop(Connected connection) {
        lost(connection);
    }

    /**
     * Gives up a connection to a server that is no master any more. The next leads to its successor, or to the same again, if there is none
     * yet: so each time it is longer until the next, until one has lasted for a beat.
     */
    void demoted(Connected connection) {
        timer.execute(() -> {
            if (lost(connection)) {
                rest = Math.min(MOST_WAIT_MILLIS, Math.max(FIRST_WAIT_MILLIS, rest * 2));
            }
        });
    }

    /** What was asked of a part of it that is not there: it finds out what has become of that part. */
    void missed(Connected connection) {
        connection.missed().run();
    }

    /** Gives the connection up when it says nothing for a while, as one does whose other end vanished. */
    void beat() {
        Connected connection = current.get();
        if (connection == null) {
            return;
        }
        long limit = SILENCE * plan.timeout.toMillis();
        Threads.aside(connection
                .commands()
                .ping()
                .toCompletableFuture()
                .orTimeout(limit, TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (failure == null) {
                                rest = 0;
                                health.answered();
                            } else if (failure instanceof TimeoutException) {
                                drop(connection);
                            }
                        },
                        timer));
    }

    CompletionStage<Void> close() {
        closed = true;
        first.completeExceptionally(Failures.unavailable("the store is closed"));
        health.well(plan.name());
        Connected connection = current.getAndSet(null);
        return connection == null ? CompletableFuture.completedStage(null) : connection.close();
    }

    private void attempt() {
        if (closed) {
            return;
        }
        CompletableFuture<Connected> made = connect();
        Threads.aside(made.thenCompose(this::prepared)
                .whenCompleteAsync(
                        (connection, failure) -> {
                            if (failure == null) {
                                up(connection);
                            } else {
                                Threads.aside(made.thenAccept(this::end));
                                failed(failure);
                            }
                        },
                        timer));
    }

    private CompletableFuture<Connected> connect() {
        try {
            return plan.connector.get().toCompletableFuture();
        } catch (RedisException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void failed(Throwable failure) {
        health.ill(plan.name, Failures.problem(failure));
        first.completeExceptionally(Failures.of(failure));
        if (!closed) {
            again();
            wait = Math.min(MOST_WAIT_MILLIS, wait * 2);
        }
    }

    /** Closes a connection that was never used; at the end of the store the client may have done so already. */
    private void end(Connected connection) {
        if (!closed || connection.isOpen()) {
            Threads.aside(connection.close());
        }
    }

    private void again() {
        timer.after(Duration.ofMillis(Math.max(wait, rest)), this::attempt);
    }

    private CompletionStage<Connected> prepared(Connected connection) {
        if (!connection.heals()) {
            connection.connection().addListener(new RedisConnectionStateListener() {
                @Override
                public void onRedisDisconnected(RedisChannelHandler<?, ?> gone) {
                    lost(connection);
                }
            });
        }
        return connection
                .preparation()
                .get()
                .toCompletableFuture()
                .orTimeout(plan.timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(ready -> connection);
    }

    private void up(Connected connection) {
        if (closed) {
            end(connection);
            return;
        }
        wait = FIRST_WAIT_MILLIS;
        current.set(connection);
        if (!connection.isOpen()) {
            lost(connection);
            return;
        }
        health.well(plan.name);
        first.complete(connection);
        plan.onUp.run();
    }

    /** Of one connection, this does something once, and answers then with true. */
    private boolean lost(Connected connection) {
        if (!current.compareAndSet(connection, null)) {
            return false;
        }
        plan.onLost.run();
        Threads.aside(connection.close());
        if (!closed) {
            health.ill(plan.name, "the connection to Redis is lost");
            timer.execute(this::again);
        }
        return true;
    }

    /**
     * How a connection is made and what happens around it.
     *
     * @param onUp called when it can be used
     * @param onLost called when it cannot any more, before the next is made
     */
    record Plan(
            String name,
            Supplier<CompletionStage<Connected>> connector,
            Runnable onUp,
            Runnable onLost,
            Duration timeout) {}
}
