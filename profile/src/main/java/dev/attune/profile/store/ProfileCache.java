package dev.attune.profile.store;

import com.github.benmanes.caffeine.cache.Cache;
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

    private final Cache<String, Load> profiles;
    private final AtomicLong losses = new AtomicLong();

    ProfileCache(long mostMemories) {
        profiles = Caffeine.newBuilder()
                .maximumWeight(mostMemories)
                .weigher((String key, Load load) -> load.weight())
                .executor(Runnable::run)
                .build();
    }

    CompletionStage<Profile> get(String key, Function<String, CompletionStage<Profile>> load) {
        Load present = profiles.getIfPresent(key);
        return present == null ? load(key, load) : present.profile.minimalCompletionStage();
    }

    private CompletionStage<Profile> load(String key, Function<String, CompletionStage<Profile>> load) {
        long before = losses.get();
        Load mine = new Load();
        Load first = profiles.asMap().putIfAbsent(key, mine);
        if (first != null) {
            return first.profile.minimalCompletionStage();
        }
        CompletionStage<Profile> settled = load.apply(key).whenComplete((profile, failure) -> {
            if (failure == null) {
                mine.profile.complete(profile);
                // The same once more, so that it is weighed with what it holds now.
                profiles.asMap().replace(key, mine, mine);
            } else {
                profiles.asMap().remove(key, mine);
                mine.profile.completeExceptionally(failure);
            }
        });
        if (losses.get() != before) {
            profiles.asMap().remove(key, mine);
        }
        return settled;
    }

    void drop(String key) {
        profiles.invalidate(key);
    }

    void dropAll() {
        losses.incrementAndGet();
        profiles.invalidateAll();
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

    /** A profile that is here or on its way. One entry of the cache is one load: equality is identity. */
    private static final class Load {

        private final CompletableFuture<Profile> profile = new CompletableFuture<>();

        int weight() {
            return profile.isDone() && !profile.isCompletedExceptionally()
                    ? 1 + profile.join().memories().size()
                    : 1;
        }
    }
}
