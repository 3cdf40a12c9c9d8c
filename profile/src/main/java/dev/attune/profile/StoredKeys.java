package dev.attune.profile;

import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Page;
import dev.attune.profile.store.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes keys and their texts, and keeps what may be kept of them. */
final class StoredKeys implements Keys {

    private final KeyStore store;
    private final Duration grace;
    private final InstantSource clock;

    /** @param grace for so long keys stay good that were, while the store is away */
    StoredKeys(KeyStore store, Duration grace, InstantSource clock) {
        this.store = store;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Created> create(String name, AppKey.Scope scope) {
        String text = KeyText.next();
        AppKey key = new AppKey(Ids.key(), name, scope, clock.instant().truncatedTo(ChronoUnit.MILLIS), null, null);
        return store.add(KeyText.digest(text), key).thenApply(kept -> new Created(key, text));
    }

    @Override
    public CompletionStage<Page<AppKey>> list(String tenant, Page.Request page) {
        return store.list(tenant, page);
    }

    @Override
    public CompletionStage<AppKey> revoke(String tenant, String id) {
        return store.revoke(tenant, id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public CompletionStage<Optional<AppKey>> find(String text) {
        return KeyText.hasForm(text)
                ? store.find(KeyText.digest(text), grace)
                : CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public void used(AppKey key) {
        store.used(key, clock.instant());
    }
}
