package dev.attune.profile.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.Pulse;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.StringCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What was read from hashes, at hand by their keys.
 *
 * <p>Redis remembers which keys the reading connection has read (CLIENT TRACKING) and says on that same connection when one of them
 * changes. Answers and these messages come in the order in which Redis acted, and a message takes away loads in flight as well, so what
 * stays here is what Redis would answer. It follows that nothing may be put here that was not read on that connection: a value after
 * one's own write is dropped, not replaced, for Redis would not tell of its next change.
 *
 * <p>When the connection is lost, messages may be lost with it, so everything is dropped. A load that began before and is put here
 * after that would stay for good, which the count of losses prevents.
 */
class TrackedCache<V> implements TrackedKeys {

    private final Cache<String, Load<V>> values;
    private final AtomicLong losses = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * An empty one.
     *
     * @param most the most weight that stays at hand
     * @param weight of a value, beside 1 for its key
     */
    TrackedCache(long most, ToIntFunction<V> weight) {
        values = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((String key, Load<V> load) -> load.weight(weight))
                .executor(Runnable::run)
                .build();
    }

    CompletionStage<V> get(String key, Function<String, CompletionStage<V>> load) {
        Load<V> present = values.getIfPresent(key);
        (present == null ? misses : hits).increment();
        return present == null ? load(key, load) : present.value.minimalCompletionStage();
    }

    /** How often a value was at hand. */
    Pulse.CacheUse use() {
        return new Pulse.CacheUse(hits.sum(), misses.sum());
    }

    private CompletionStage<V> load(String key, Function<String, CompletionStage<V>> load) {
        long before = losses.get();
        Load<V> mine = new Load<>();
        Load<V> first = values.asMap().putIfAbsent(key, mine);
        if (first != null) {
            return first.value.minimalCompletionStage();
        }
        CompletionStage<V> settled = load.apply(key).whenComplete((value, failure) -> {
            if (failure == null) {
                mine.value.complete(value);
                // The same once more, so that it is weighed with what it holds now.
                values.asMap().replace(key, mine, mine);
            } else {
                values.asMap().remove(key, mine);
                mine.value.completeExceptionally(failure);
            }
        });
        if (losses.get() != before) {
            values.asMap().remove(key, mine);
        }
        return settled;
    }

    @Override
    public void drop(String key) {
        values.invalidate(key);
    }

    @Override
    public void dropAll() {
        losses.incrementAndGet();
        values.invalidateAll();
    }

    /** Runs on the thread of the reading connection. */
    @Override
    public void onPushMessage(PushMessage message) {
        if (!message.getType().equals("invalidate")) {
            return;
        }
        List<Object> content = message.getContent(StringCodec.UTF8::decodeKey);
        if (content.size() > 1 && content.get(1) instanceof List<?> keys) {
            keys.forEach(key -> drop(String.valueOf(key)));
        } else {
            dropAll();
        }
    }

    /** A value that is here or on its way. One entry of the cache is one load: equality is identity. */
    private static final class Load<V> {

        private final CompletableFuture<V> value = new CompletableFuture<>();

        int weight(ToIntFunction<V> weight) {
            return value.isDone() && !value.isCompletedExceptionally() ? 1 + weight.applyAsInt(value.join()) : 1;
        }
    }
}
