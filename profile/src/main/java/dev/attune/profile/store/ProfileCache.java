package dev.attune.profile.store;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.model.Profile;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.StringCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Profiles at hand, by the key of their hash.
 *
 * <p>Redis remembers which keys the reading connection has read (CLIENT TRACKING) and says on that same connection when one of them
 * changes. Answers and these messages come in the order in which Redis acted, and a message takes away loads in flight as well, so what
 * stays here is what Redis would answer. It follows that nothing may be put here that was not read on that connection: a profile after
 * one's own commit is dropped, not replaced, for Redis would not tell of its next change.
 *
 * <p>When the connection is lost, messages may be lost with it, so everything is dropped. A load that began before and is put here
 * after that would stay for good, which the count of losses prevents.
 */
final class ProfileCache implements PushListener {

    private final AsyncCache<String, Profile> profiles;
    private final AtomicLong losses = new AtomicLong();

    ProfileCache(long mostMemories) {
        profiles = Caffeine.newBuilder()
                .maximumWeight(mostMemories)
                .weigher((String key, Profile profile) -> 1 + profile.memories().size())
                .executor(Runnable::run)
                .buildAsync();
    }

    CompletionStage<Profile> get(String key, Function<String, CompletionStage<Profile>> load) {
        CompletableFuture<Profile> present = profiles.getIfPresent(key);
        if (present != null) {
            return found(present);
        }
        long before = losses.get();
        CompletableFuture<Profile> loaded = profiles.get(
                key,
                (missing, executor) ->
                        load.apply(missing).handle(ProfileCache::orNull).toCompletableFuture());
        if (losses.get() != before) {
            profiles.asMap().remove(key, loaded);
        }
        return found(loaded);
    }

    /** The cache would log the stack of every failure; of a null it says nothing, and keeps it no more than a failure. */
    @SuppressWarnings("NullAway")
    private static Profile orNull(Profile profile, @Nullable Throwable failure) {
        return failure == null ? profile : null;
    }

    private static CompletionStage<Profile> found(CompletableFuture<Profile> future) {
        return future.thenApply(profile -> {
            if (profile == null) {
                throw Failures.unavailable("Redis did not answer with the profile");
            }
            return profile;
        });
    }

    void drop(String key) {
        profiles.synchronous().invalidate(key);
    }

    void dropAll() {
        losses.incrementAndGet();
        profiles.synchronous().invalidateAll();
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
}
