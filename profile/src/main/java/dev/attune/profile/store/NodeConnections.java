package dev.attune.profile.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Connections to one server, or to whichever of several the sentinels name. */
final class NodeConnections implements Connections {

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI address;

    private NodeConnections(ClientResources resources, RedisClient client, RedisURI address) {
        this.resources = resources;
        this.client = client;
        this.address = address;
    }

    static NodeConnections to(RedisURI address, Duration timeout) {
        ClientResources resources = Connections.resources();
        return new NodeConnections(resources, client(resources, timeout), address);
    }

    static RedisClient client(ClientResources resources, Duration timeout) {
        RedisClient client = RedisClient.create(resources);
        client.setOptions(Connections.common(ClientOptions.builder(), timeout)
                .autoReconnect(false)
                .build());
        return client;
    }

    @Override
    public CompletionStage<Connected> commands() {
        return client.connectAsync(StringCodec.UTF8, address)
                .thenApply(connection -> Connected.node(connection, connection.async()));
    }

    @Override
    public CompletionStage<Connected> messages(
            Function<StatefulRedisPubSubConnection<String, String>, CompletionStage<?>> listen) {
        return client.connectPubSubAsync(StringCodec.UTF8, address)
                .thenApply(
                        connection -> Connected.node(connection, connection.async(), () -> listen.apply(connection)));
    }

    /** On which Redis tells the cache what changes of all that was read. */
    CompletionStage<Connected> tracked(PushListener cache) {
        return tracked(client, address, cache);
    }

    static CompletionStage<Connected> tracked(RedisClient client, RedisURI address, PushListener cache) {
        return client.connectAsync(StringCodec.UTF8, address)
                .thenApply(connection -> Connected.node(connection, connection.async(), () -> {
                    connection.addListener(cache);
                    return connection.async().clientTracking(TrackingArgs.Builder.enabled());
                }));
    }

    @Override
    public CompletionStage<Void> close() {
        return client.shutdownAsync(0, CLOSE_SECONDS, TimeUnit.SECONDS).thenRun(() -> Connections.end(resources));
    }
}
