package dev.attune.console;

import dev.attune.profile.Keys;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keys in memory. */
final class FakeKeys implements Keys {

    private final FakeStore store;

    FakeKeys(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Created> create(String name, AppKey.Scope scope) {
        return store.later(() -> {
            String id = "k" + store.keys.size();
            AppKey key = new AppKey(id, name, scope, Instant.now(), null, null);
            store.keys.add(0, key);
            return new Created(key, PREFIX + "secret-of-" + id);
        });
    }

    @Override
    public CompletionStage<Page<AppKey>> list(String tenant, Page.Request page) {
        return store.later(() -> FakeStore.part(
                store.keys.stream()
                        .filter(key -> key.scope().tenant().equals(tenant))
                        .toList(),
                page));
    }

    @Override
    public CompletionStage<AppKey> revoke(String tenant, String id) {
        return store.later(() -> {
            AppKey key = store.keys.stream()
                    .filter(one -> one.id().equals(id) && one.scope().tenant().equals(tenant))
                    .findFirst()
                    .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such key"));
            AppKey revoked = key.revokedAt(Instant.now());
            store.keys.set(store.keys.indexOf(key), revoked);
            return revoked;
        });
    }

    @Override
    public CompletionStage<Optional<AppKey>> find(String text) {
        throw new UnsupportedOperationException("the console presents no key");
    }

    @Override
    public void used(AppKey key) {
        throw new UnsupportedOperationException("the console presents no key");
    }
}
