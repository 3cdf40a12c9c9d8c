package dev.attune.profile.store;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of every command: a connection, a time limit, the health, and one kind of failure. Stages complete on the work threads of the
 * store.
 */
final class Redis implements Reads {

    private final Link link;
    private final Threads threads;
    private final HealthTracker health;
    private final Duration timeout;

    Redis(Link link, Threads threads, HealthTracker health, Duration timeout) {
        this.link = link;
        this.threads = threads;
        this.health = health;
        this.timeout = timeout;
    }

    <T> CompletionStage<T> call(Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return call(timeout, command, false);
    }

    @Override
    public <T> CompletionStage<T> read(
            String key, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return call(command);
    }

    /** Complete once a first connection was made. */
    CompletionStage<Void> ready() {
        return link.use().thenAccept(connection -> {});
    }

    /** For a command that waits on purpose. When not even then an answer comes, the connection is given up. */
    <T> CompletionStage<T> callWaiting(
            Duration waits, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return call(waits.plus(timeout), command, true);
    }

    private <T> CompletionStage<T> call(
            Duration limit,
            Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command,
            boolean dropsWhenLate) {
        return link.use()
                .thenCompose(connection -> limited(connection, limit, command)
                        .whenComplete((answer, failure) -> observe(connection, failure, dropsWhenLate)))
                .handleAsync(Redis::<T>outcome, threads.work())
                .thenCompose(Function.identity());
    }

    /** For a connection that was made after the others, and is given up before them. */
    Redis open() {
        link.open();
        return this;
    }

    CompletionStage<Void> close() {
        return link.close();
    }

    CompletionStage<List<Object>> script(Script script, List<String> keys, List<String> values) {
        return call(redis -> script.run(redis, keys, values));
    }

    private static <T> CompletionStage<T> limited(
            Connected connection,
            Duration limit,
            Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        try {
            return command.apply(connection.commands())
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RedisException refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    private void observe(Connected connection, @Nullable Throwable failure, boolean dropsWhenLate) {
        if (failure == null) {
            health.answered();
            return;
        }
        Throwable cause = Failures.cause(failure);
        if (Failures.isRefusedWrite(cause)) {
            health.full(Failures.problem(cause));
        } else {
            health.refused(Failures.problem(cause));
        }
        if (isDemoted(cause)) {
            link.demoted(connection);
        } else if (cause instanceof TimeoutException && dropsWhenLate) {
            link.drop(connection);
        } else if (!(cause instanceof RedisCommandExecutionException)) {
            link.missed(connection);
        }
    }

    /** The node is no master any more: the next connection leads to its successor. */
    private static boolean isDemoted(Throwable cause) {
        return Failures.code(cause).equals("READONLY");
    }

    private static <T> CompletionStage<T> outcome(T answer, @Nullable Throwable failure) {
        return failure == null
                ? CompletableFuture.completedStage(answer)
                : CompletableFuture.failedStage(Failures.of(failure));
    }
}
