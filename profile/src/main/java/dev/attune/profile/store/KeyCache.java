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
                mine.complete(key);
            } else {
                keys.asMap().remove(name, mine);
                mine.completeExceptionally(failure);
            }
        });
    }

    @Override
    public void drop(String name) {
        keys.invalidate(name);
    }

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
}
