package dev.attune.profile.store;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.event.ClusterTopologyChangedEvent;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Connections to a cluster. Lettuce finds the node of each command, follows slots that move, and makes lost connections to nodes anew;
 * what was sent on one and not answered is not sent again. Its view of the cluster is there once a first connection was made.
 */
final class ClusterConnections implements Connections {

    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final ClientResources resources;
    private final RedisClusterClient client;
    private final RedisClient nodes;
    private final AtomicLong looked = new AtomicLong(System.nanoTime() - LOOK.toNanos());

    private ClusterConnections(ClientResources resources, RedisClusterClient client, RedisClient nodes) {
        this.resources = resources;
        this.client = client;
        this.nodes = nodes;
    }

    static ClusterConnections to(RedisAddresses addresses, Duration timeout) {
        ClientResources resources = Connections.resources();
        RedisClusterClient client = RedisClusterClient.create(resources, addresses.all());
        ClusterClientOptions.Builder options = Connections.common(ClusterClientOptions.builder(), timeout);
        options.replayFilter(command -> true);
        options.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(REFRESH)
                .adaptiveRefreshTriggersTimeout(timeout)
                .build());
        client.setOptions(options.build());
        return new ClusterConnections(resources, client, NodeConnections.client(resources, timeout));
    }

    @Override
    public CompletionStage<Connected> commands() {
        return client.refreshPartitionsAsync()
                .thenCompose(known -> client.connectAsync(StringCodec.UTF8))
                .thenApply(connection -> new Connected(
                        connection,
                        connection.async(),
                        true,
                        () -> CompletableFuture.completedStage(null),
                        this::lookAgain));
    }

    @Override
    public CompletionStage<Connected> messages(
            Function<StatefulRedisPubSubConnection<String, String>, CompletionStage<?>> listen) {
        return client.refreshPartitionsAsync()
                .thenCompose(known -> client.connectPubSubAsync(StringCodec.UTF8))
                .thenApply(connection -> new Connected(
                        connection, connection.async(), true, () -> listen.apply(connection), this::lookAgain));
    }

    /** On which this node tells the cache what changes of all that was read from it. */
    CompletionStage<Connected> tracked(RedisURI node, PushListener cache) {
        return NodeConnections.tracked(nodes, node, cache);
    }

    /** The master that has the slot of this key, by the last that was heard. */
    Optional<RedisURI> masterOf(String key) {
        RedisClusterNode node = client.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
        return Optional.ofNullable(node).map(RedisClusterNode::getUri);
    }

    /** Every master that has slots. */
    Set<RedisURI> masters() {
        return client.getPartitions().stream()
                .filter(node -> !node.getSlots().isEmpty())
                .map(RedisClusterNode::getUri)
                .collect(Collectors.toSet());
    }

    /** Calls back whenever slots or nodes turn out to have changed. */
    void whenChanged(Runnable changed) {
        resources.eventBus().get().subscribe(event -> {
            if (event instanceof ClusterTopologyChangedEvent) {
                changed.run();
            }
        });
    }

    /** Asks who has which slots, once in a while at the most: Lettuce by itself asks only after several attempts. */
    private void lookAgain() {
        long now = System.nanoTime();
        long last = looked.get();
        if (now - last > LOOK.toNanos() && looked.compareAndSet(last, now)) {
            Threads.aside(client.refreshPartitionsAsync());
        }
    }

    @Override
    public CompletionStage<Void> close() {
        return nodes.shutdownAsync(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .thenCompose(closed -> client.shutdownAsync(0, CLOSE_SECONDS, TimeUnit.SECONDS))
                .thenRun(() -> Connections.end(resources));
    }
}
