package dev.attune.profile.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.model.AppKey;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Keys at hand, and that there is none, by the name of their value in Redis. Redis says on the reading connection what changes of all that
 * was read there, as for {@link ProfileCache}: so a revocation takes a key away here at once. A load is put here before it is sent, so
 * whatever loses the connection that answers it takes the load away as well. The short life is a second guard.
 */
final class KeyCache implements TrackedKeys {

    private static final int MOST = 10_000;
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final Cache<String, CompletableFuture<Optional<AppKey>>> keys = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(LIFE)
            .executor(Runnable::run)
            .build();

    /** Known keys as they were last read, and when; not those that were changed since. */
    private final Cache<String, Confirmed> confirmed =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /** What the key was when it was last read, if that is not longer ago and no change of it was heard of since. */
    Optional<AppKey> confirmed(String name, Duration within) {
        return Optional.ofNullable(confirmed.getIfPresent(name))
                .filter(last -> System.nanoTime() - last.atNanos < within.toNanos())
                .map(Confirmed::key);
    }

    CompletionStage<Optional<AppKey>> get(String name, Function<String, CompletionStage<Optional<AppKey>>> load) {
        CompletableFuture<Optional<AppKey>> present = keys.getIfPresent(name);
        if (present != null) {
            return present.minimalCompletionStage();
        }
        CompletableFuture<Optional<AppKey>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<AppKey>> first = keys.asMap().putIfAbsent(name, mine);
        if (first != null) {
            return first.minimalCompletionStage();
        }
        return load.apply(name).whenComplete((key, failure) -> {
            if (failure == null) {
                confirm(name, key);
                mine.complete(key);
            } else {
                keys.asMap().remove(name, mine);
                mine.completeExceptionally(failure);
            }
        });
    }

    private void confirm(String name, Optional<AppKey> key) {
        if (key.isPresent()) {
            confirmed.put(name, new Confirmed(key.get(), System.nanoTime()));
        } else {
            confirmed.invalidate(name);
        }
    }

    @Override
    public void drop(String name) {
        keys.invalidate(name);
        confirmed.invalidate(name);
    }

    /** What was confirmed stays: it is asked for only while Redis cannot be. */
    @Override
    public void dropAll() {
        keys.invalidateAll();
    }

    /** Runs on the thread of the reading connection. */
    @Override
    public void onPushMessage(PushMessage message) {
        if (!message.getType().equals("invalidate")) {
            return;
        }
        List<Object> content = message.getContent(StringCodec.UTF8::decodeKey);
        if (content.size() > 1 && content.get(1) instanceof List<?> names) {
            names.forEach(name -> drop(String.valueOf(name)));
        } else {
            dropAll();
        }
    }

    /** A key that was there, by {@link System#nanoTime}. */
    private record Confirmed(AppKey key, long atNanos) {}
}
