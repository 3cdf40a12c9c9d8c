package dev.attune.profile.store;

import dev.attune.profile.StoreHealth;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Receipt;
import java.util.concurrent.CompletionStage;

/** Everything that is kept in Redis. It connects in the background, and again whenever the connection is lost. */
public final class RedisStore implements AutoCloseable {

    private RedisStore() {}

    /**
     * Returns at once and never fails for a Redis that is away; an {@link IllegalArgumentException} that teaches for an address that
     * cannot be right.
     */
    public static RedisStore open(StoreSettings settings) {
        return dev.attune.profile.store.Pending.<java.util.Optional<RedisStore>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    public ProfileStore profiles() {
        return dev.attune.profile.store.Pending.<java.util.Optional<ProfileStore>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    public HistoryStore histories() {
        return dev.attune.profile.store.Pending.<java.util.Optional<HistoryStore>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    public TraceStore traces() {
        return dev.attune.profile.store.Pending.<java.util.Optional<TraceStore>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    public LearningQueue queue() {
        return dev.attune.profile.store.Pending.<java.util.Optional<LearningQueue>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    public PeopleIndex people() {
        return dev.attune.profile.store.Pending.<java.util.Optional<PeopleIndex>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    public EventChannel events() {
        return dev.attune.profile.store.Pending.<java.util.Optional<EventChannel>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    /** Removes everything that is kept of a person, and keeps what was queued before from being learned. */
    public CompletionStage<Receipt> erase(Person person) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Receipt>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    public StoreHealth health() {
        return dev.attune.profile.store.Pending.<java.util.Optional<StoreHealth>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    @Override
    public void close() {}
}
