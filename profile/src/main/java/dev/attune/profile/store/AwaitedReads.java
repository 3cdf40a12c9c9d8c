package dev.attune.profile.store;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reads that wait for something once, at the start of the process. */
final class AwaitedReads implements Reads {

    private final CompletionStage<Void> awaited;
    private final Reads reads;

    AwaitedReads(CompletionStage<Void> awaited, Reads reads) {
        this.awaited = awaited;
        this.reads = reads;
    }

    @Override
    public <T> CompletionStage<T> read(
            String key, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return awaited.thenCompose(done -> reads.read(key, command));
    }
}
