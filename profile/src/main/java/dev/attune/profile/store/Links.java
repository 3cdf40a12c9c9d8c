package dev.attune.profile.store;

import io.lettuce.core.SetArgs;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All connections of a store, each for one purpose. */
final class Links {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Connections connections;
    private final Threads threads;
    private final HealthTracker health;
    private final Duration timeout;
    private final List<Link> all = new CopyOnWriteArrayList<>();
    private final List<NodeReads> clustered = new CopyOnWriteArrayList<>();
    private volatile @Nullable Redis commands;

    Links(StoreSettings settings, Threads threads, HealthTracker health) {
        this.connections = Connections.to(settings.url(), settings.timeout());
        this.threads = threads;
        this.health = health;
        this.timeout = settings.timeout();
    }

    /**
     * For reading what a cache keeps: Redis tells it what changes of all that was read here.
     *
     * @param name of what is read
     * @param usual for what cannot be read here
     */
    Reads tracked(String name, TrackedKeys cache, Redis usual) {
        if (connections instanceof NodeConnections node) {
            return redis(new Link.Plan(name, () -> node.tracked(cache), Links::nothing, cache::dropAll, timeout));
        }
        NodeReads reads =
                new NodeReads(usual, (ClusterConnections) connections, this::link, this::way, name, cache, timeout);
        clustered.add(reads);
        return reads;
    }

    /** For everything that is answered at once. */
    Redis commands(Runnable onUp) {
        Redis usual = redis(plain("commands", onUp));
        commands = usual;
        return usual;
    }

    /** For commands that wait on purpose and hold up whatever comes behind them. Opened and closed by whoever asked for it. */
    Redis waiting(String name) {
        return way(link(plain(name, Links::nothing)));
    }

    void messages(Function<StatefulRedisPubSubConnection<String, String>, CompletionStage<?>> listen) {
        all.add(link(
                new Link.Plan("events", () -> connections.messages(listen), Links::nothing, Links::nothing, timeout)));
    }

    void open() {
        all.forEach(Link::open);
        threads.every(BEAT, () -> {
            all.forEach(Link::beat);
            clustered.forEach(NodeReads::beat);
            tryWriting();
        });
    }

    /** Redis took no writes: only a write tells whether it does again. */
    private void tryWriting() {
        Redis usual = commands;
        if (usual != null && health.isFull()) {
            SetArgs soonGone = SetArgs.Builder.px(BEAT.toMillis());
            Threads.aside(
                    usual.call(redis -> redis.set(Keys.WRITES, "", soonGone)).thenRun(health::takesAgain));
        }
    }

    CompletionStage<Void> close() {
        Stream<CompletionStage<Void>> closing =
                Stream.concat(all.stream().map(Link::close), clustered.stream().map(NodeReads::close));
        return CompletableFuture.allOf(
                        closing.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new))
                .thenCompose(done -> connections.close());
    }

    private Link.Plan plain(String name, Runnable onUp) {
        return new Link.Plan(name, connections::commands, onUp, Links::nothing, timeout);
    }

    private Redis redis(Link.Plan plan) {
        Link link = link(plan);
        all.add(link);
        return way(link);
    }

    private Link link(Link.Plan plan) {
        return new Link(plan, threads, health);
    }

    private Redis way(Link link) {
        return new Redis(link, threads, health, timeout);
    }

    private static void nothing() {}
}
