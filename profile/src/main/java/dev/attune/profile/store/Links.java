package dev.attune.profile.store;

import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** All connections of a store, each for one purpose. */
final class Links {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Connections connections;
    private final Threads threads;
    private final HealthTracker health;
    private final Duration timeout;
    private final List<Link<?>> all = new CopyOnWriteArrayList<>();

    Links(StoreSettings settings, Threads threads, HealthTracker health) {
        this.connections = Connections.to(settings.url(), settings.timeout());
        this.threads = threads;
        this.health = health;
        this.timeout = settings.timeout();
    }

    /** For reading profiles: Redis tells the cache what changes of all that was read here. */
    Redis tracked(ProfileCache cache) {
        return tracked("profiles", cache, cache::dropAll);
    }

    /** For reading keys: Redis tells the cache what changes of all that was read here. */
    Redis tracked(KeyCache cache) {
        return tracked("keys", cache, cache::dropAll);
    }

    /** For reading what conversations were told: Redis tells the cache what changes of all that was read here. */
    Redis tracked(TrailCache cache) {
        return tracked("conversations", cache, cache::dropAll);
    }

    private Redis tracked(String name, PushListener cache, Runnable onLoss) {
        return redis(new Link.Plan<>(
                name,
                connections::commands,
                connection -> {
                    connection.addListener(cache);
                    return connection.async().clientTracking(TrackingArgs.Builder.enabled());
                },
                Links::nothing,
                onLoss,
                timeout));
    }

    /** For everything that is answered at once. */
    Redis commands(Runnable onUp) {
        return redis(plain("commands", onUp));
    }

    /** For commands that wait on purpose and hold up whatever comes behind them. Opened and closed by whoever asked for it. */
    Redis waiting(String name) {
        return new Redis(link(plain(name, Links::nothing)), threads, health, timeout);
    }

    void messages(Function<StatefulRedisPubSubConnection<String, String>, CompletionStage<?>> listen) {
        all.add(new Link<>(
                new Link.Plan<>("events", connections::messages, listen, Links::nothing, Links::nothing, timeout),
                threads,
                health));
    }

    void open() {
        all.forEach(Link::open);
        threads.every(BEAT, () -> all.forEach(Link::beat));
    }

    CompletionStage<Void> close() {
        CompletableFuture<?>[] closed =
                all.stream().map(link -> link.close().toCompletableFuture()).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(closed).thenCompose(done -> connections.close());
    }

    private Link.Plan<StatefulRedisConnection<String, String>> plain(String name, Runnable onUp) {
        return new Link.Plan<>(
                name, connections::commands, CompletableFuture::completedStage, onUp, Links::nothing, timeout);
    }

    private Redis redis(Link.Plan<StatefulRedisConnection<String, String>> plan) {
        Link<StatefulRedisConnection<String, String>> link = link(plan);
        all.add(link);
        return new Redis(link, threads, health, timeout);
    }

    private Link<StatefulRedisConnection<String, String>> link(
            Link.Plan<StatefulRedisConnection<String, String>> plan) {
        return new Link<>(plan, threads, health);
    }

    private static void nothing() {}
}
