package dev.attune.profile.store;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Reads from a cluster what a cache keeps. A node tells of changes on the connection on which it was asked, so each master is asked on a
 * connection of our own. What cannot be read there, because its slot is on the move or the node is away, is read the usual way and not
 * kept: nobody would tell of its next change. When slots have moved, nothing is kept of what was read before.
 */
final class NodeReads implements Reads {

    private final Redis usual;
    private final ClusterConnections cluster;
    private final Function<Link.Plan, Link> links;
    private final Function<Link, Redis> ways;
    private final String name;
    private final TrackedKeys cache;
    private final Duration timeout;
    private final Map<RedisURI, Node> nodes = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param links makes a link
     * @param ways makes the way to a link
     * @param name of what is read
     */
    NodeReads(
            Redis usual,
            ClusterConnections cluster,
            Function<Link.Plan, Link> links,
            Function<Link, Redis> ways,
            String name,
            TrackedKeys cache,
            Duration timeout) {
        this.usual = usual;
        this.cluster = cluster;
        this.links = links;
        this.ways = ways;
        this.name = name;
        this.cache = cache;
        this.timeout = timeout;
        cluster.whenChanged(this::changed);
    }

    @Override
    public <T> CompletionStage<T> read(
            String key, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return usual.ready()
                .thenCompose(ready -> cluster.masterOf(key)
                        .map(master ->
                                node(master).way().call(command).exceptionallyCompose(failure -> aside(key, command)))
                        .orElseGet(() -> aside(key, command)));
    }

    private <T> CompletionStage<T> aside(
            String key, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        // Ahead of the reading, so that what comes of it finds no place to be kept in.
        cache.drop(key);
        return usual.call(command);
    }

    private Node node(RedisURI master) {
        return nodes.computeIfAbsent(master, uri -> {
            Link link = links.apply(new Link.Plan(
                    name + " of " + uri.getHost() + ":" + uri.getPort(),
                    () -> cluster.tracked(uri, cache),
                    () -> {},
                    cache::dropAll,
                    timeout));
            link.open();
            return new Node(link, ways.apply(link));
        });
    }

    private void changed() {
        Set<RedisURI> masters = cluster.masters();
        nodes.forEach((uri, node) -> {
            if (!masters.contains(uri) && nodes.remove(uri, node)) {
                Threads.aside(node.link().close());
            }
        });
        cache.dropAll();
    }

    /** Sees whether the nodes still answer. */
    void beat() {
        if (!closed) {
            nodes.values().forEach(node -> node.link().beat());
        }
    }

    CompletionStage<Void> close() {
        closed = true;
        return CompletableFuture.allOf(nodes.values().stream()
                .map(node -> node.link().close().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    private record Node(Link link, Redis way) {}
}
