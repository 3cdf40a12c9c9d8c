package dev.attune.profile;

import dev.attune.profile.store.SignOutStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The sign-outs that the store keeps. */
final class StoredSignOuts implements SignOuts {

    private final SignOutStore store;
    private final InstantSource clock;

    StoredSignOuts(SignOutStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> end(String session, Instant until) {
        Duration rest = Duration.between(clock.instant(), until);
        return rest.toMillis() < 1 ? CompletableFuture.completedStage(null) : store.end(session, rest);
    }

    @Override
    public CompletionStage<Boolean> ended(String session) {
        return store.ended(session);
    }
}
