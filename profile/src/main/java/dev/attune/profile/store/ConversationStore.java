package dev.attune.profile.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.Pulse;
import dev.attune.profile.compose.Remembering;
import dev.attune.profile.compose.Step;
import dev.attune.profile.compose.Trail;
import dev.attune.profile.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What conversations were told. Losing some of it costs a prompt cache and nothing else, so nobody waits for it to be written.
 *
 * <p>What this process adds, it sees at once, even while Redis is away: it stays beside the cache until it has come back from Redis. After
 * a write the hash is read again at once, so that the person's next request finds it at hand: once a ping has brought what Redis says of
 * that write to the cache, which would take the new value away again.
 */
public final class ConversationStore {

    private static final Script REMEMBER = Script.of("remember");
    private static final int MOST_PEOPLE_WITH_FRESH = 10_000;
    private static final int MOST_FRESH_EACH = 200;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST_WRITES = 2_000;

    /** A step holds a text or two, a memory a fraction of that. */
    private static final int MEMORIES_FOR_A_STEP = 4;

    private final Reads reading;
    private final Redis redis;
    private final Threads threads;
    private final TrailCache cache;
    private final AtomicInteger writes = new AtomicInteger();
    private final Cache<String, Map<Long, Step>> fresh = Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE_WITH_FRESH)
            .expireAfterWrite(FRESH)
            .executor(Runnable::run)
            .build();

    private ConversationStore(Reads reading, Redis redis, Threads threads, TrailCache cache) {
        this.reading = reading;
        this.redis = redis;
        this.threads = threads;
        this.cache = cache;
    }

    static ConversationStore on(Links links, Redis redis, Threads threads, StoreSettings settings) {
        TrailCache cache = new TrailCache(settings.cachedMemories() / MEMORIES_FOR_A_STEP);
        return new ConversationStore(links.tracked("conversations", cache, redis), redis, threads, cache);
    }

    /** What a person's conversations were told. Complete already when it is at hand. */
    public CompletionStage<Trail> load(Person person) {
        String key = Keys.of(person).conversations();
        return stored(key).thenApply(trail -> {
            Map<Long, Step> more = fresh.getIfPresent(key);
            return more == null ? trail : trail.with(more);
        });
    }

    /** Adds steps that were made at that moment, by the keys of their messages. Returns at once and never fails. */
    public void remember(Person person, Instant at, Map<Long, Step> steps, Remembering bounds) {
        Keys keys = Keys.of(person);
        fresh.asMap().merge(keys.conversations(), Map.copyOf(steps), ConversationStore::merged);
        if (writes.incrementAndGet() > MOST_WRITES) {
            writes.decrementAndGet();
            return;
        }
        threads.work().execute(() -> Threads.aside(write(keys, at, steps, bounds)));
    }

    /** The same for steps that others may ask for at once. Complete when Redis has them, or cannot be asked; never fails. */
    public CompletionStage<Void> keep(Person person, Instant at, Map<Long, Step> steps, Remembering bounds) {
        if (steps.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        Keys keys = Keys.of(person);
        fresh.asMap().merge(keys.conversations(), Map.copyOf(steps), ConversationStore::merged);
        writes.incrementAndGet();
        return write(keys, at, steps, bounds).handle((done, away) -> null);
    }

    /** How often what conversations were told was at hand. */
    Pulse.CacheUse use() {
        return cache.use();
    }

    /** Lets go of what is at hand. */
    public void forget(Person person) {
        String key = Keys.of(person).conversations();
        fresh.invalidate(key);
        cache.drop(key);
    }

    private CompletionStage<Trail> stored(String key) {
        return cache.get(
                key,
                hash -> reading.read(hash, commands -> commands.hgetall(hash)).thenApply(TrailHash::read));
    }

    /** Complete when Redis has them. */
    private CompletionStage<List<Object>> write(Keys keys, Instant at, Map<Long, Step> steps, Remembering bounds) {
        String key = keys.conversations();
        List<String> values = new ArrayList<>();
        values.add(Long.toString(Micro.of(at)));
        values.add(Long.toString(bounds.keep().toMillis()));
        values.add(Integer.toString(bounds.most()));
        values.addAll(TrailHash.write(steps));
        CompletionStage<List<Object>> written = redis.script(REMEMBER, List.of(key, keys.erased()), values)
                .whenComplete((done, failure) -> writes.decrementAndGet());
        Threads.aside(written.thenCompose(done -> reading.read(key, commands -> commands.ping()))
                .thenCompose(heard -> {
                    cache.drop(key);
                    return stored(key);
                })
                .thenAccept(trail -> fresh.asMap().computeIfPresent(key, (same, all) -> without(all, steps))));
        return written;
    }

    private static Map<Long, Step> merged(Map<Long, Step> all, Map<Long, Step> more) {
        Map<Long, Step> merged = new HashMap<>(all.size() < MOST_FRESH_EACH ? all : Map.of());
        merged.putAll(more);
        return Map.copyOf(merged);
    }

    /** What is left once these have come back from Redis; absent when nothing is. */
    private static @Nullable Map<Long, Step> without(Map<Long, Step> all, Map<Long, Step> written) {
        Map<Long, Step> left = new HashMap<>(all);
        written.forEach((key, step) -> left.remove(key, step));
        return left.isEmpty() ? null : Map.copyOf(left);
    }
}
