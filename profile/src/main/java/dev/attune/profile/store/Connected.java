package dev.attune.profile.store;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A connection to one node or to a cluster.
 *
 * @param commands what both can do
 * @param heals the library itself makes those parts of it anew that are lost; else it is of no use any more once it is lost
 * @param preparation what must have succeeded before anybody uses it
 * @param missed to be called when a part of it could not be reached
 */
record Connected(
        StatefulConnection<String, String> connection,
        RedisClusterAsyncCommands<String, String> commands,
        boolean heals,
        Supplier<CompletionStage<?>> preparation,
        Runnable missed) {

    /** One to a single node, which needs no preparation. */
    static Connected node(
            StatefulConnection<String, String> connection, RedisClusterAsyncCommands<String, String> commands) {
        return node(connection, commands, () -> CompletableFuture.completedStage(null));
    }

    /** One to a single node. */
    static Connected node(
            StatefulConnection<String, String> connection,
            RedisClusterAsyncCommands<String, String> commands,
            Supplier<CompletionStage<?>> preparation) {
        return new Connected(connection, commands, false, preparation, () -> {});
    }

    CompletionStage<Void> close() {
        return connection.closeAsync();
    }

    boolean isOpen() {
        return connection.isOpen();
    }
}
