package dev.attune.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.profile.compose.Composer;
import dev.attune.profile.model.Profile;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.MemoryIndex;
import dev.attune.profile.recall.MemoryVectors;
import dev.attune.profile.recall.Recaller;
import java.time.Instant;
import java.util.Optional;

/** Keeps profiles ready. An entry goes when the store's cache lets go of its profile, since keys are held weakly. */
final class KnownCache {

    private final Recaller recaller;
    private final Composer composer;
    private final Policies policies;
    private final Meanings meanings;
    /** What the standing block is for is not known when it is made. */
    private static final String NOTHING_SAID = "";

    private final Cache<Profile, Known> ready = Caffeine.newBuilder().weakKeys().build();

    KnownCache(Rooms rooms) {
        this.recaller = rooms.recaller();
        this.composer = rooms.composer();
        this.policies = rooms.policies();
        this.meanings = rooms.meanings();
    }

    /** What is ready already; working it out may take milliseconds, which a caller on an event loop cannot spare. */
    Optional<Known> ready(Profile profile, Instant now) {
        return Optional.ofNullable(ready.getIfPresent(profile))
                .filter(known -> !known.standings().isStaleAt(now));
    }

    Known of(Profile profile, Instant now) {
        return ready(profile, now).orElseGet(() -> {
            MemoryIndex index = recaller.index(profile);
            MemoryVectors vectors = MemoryVectors.of(index);
            meanings.fill(profile.person(), index.memories(), vectors);
            Known known = new Known(
                    index,
                    vectors,
                    composer.standings(
                            profile, memory -> policies.withholds(memory, profile.controls(), now, NOTHING_SAID), now),
                    composer.tellable(profile, now));
            ready.put(profile, known);
            return known;
        });
    }
}
