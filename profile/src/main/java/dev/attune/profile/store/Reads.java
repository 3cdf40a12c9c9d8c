package dev.attune.profile.store;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reads what a cache keeps, where Redis tells the cache of its changes. */
interface Reads {

    /** Runs a command that reads this key and no other. */
    <T> CompletionStage<T> read(
            String key, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command);
}
