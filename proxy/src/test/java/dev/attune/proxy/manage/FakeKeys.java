package dev.attune.proxy.manage;

import dev.attune.profile.Keys;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

final class FakeKeys implements Keys {

    static final String TEXT = PREFIX + "a".repeat(40);
    private static final Instant AT = Instant.parse("2026-01-01T10:00:00Z");

    final Map<String, AppKey> made = new ConcurrentSkipListMap<>();
    private final FakeProfiles profiles;

    FakeKeys(FakeProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public CompletionStage<Created> create(String name, AppKey.Scope scope) {
        return profiles.stage(() -> {
            AppKey key = new AppKey("k00000000000" + made.size(), name, scope, AT, null, null);
            made.put(key.id(), key);
            return new Created(key, TEXT);
        });
    }

    @Override
    public CompletionStage<Page<AppKey>> list(String tenant, Page.Request page) {
        return profiles.stage(() -> {
            List<AppKey> all = made.values().stream()
                    .filter(key -> key.scope().tenant().equals(tenant))
                    .toList();
            return FakeProfiles.page(FakeProfiles.newestFirst(all), page);
        });
    }

    @Override
    public CompletionStage<AppKey> revoke(String tenant, String id) {
        return profiles.stage(() -> {
            AppKey key = made.get(id);
            if (key == null || !key.scope().tenant().equals(tenant)) {
                throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no key of this id");
            }
            made.put(id, key.revokedAt(AT));
            return key.revokedAt(AT);
        });
    }

    @Override
    public CompletionStage<Optional<AppKey>> find(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void used(AppKey key) {
        throw new UnsupportedOperationException();
    }
}
