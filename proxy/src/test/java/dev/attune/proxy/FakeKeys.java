package dev.attune.proxy;

import dev.attune.profile.Keys;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Page;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keys by their texts. */
final class FakeKeys implements Keys {

    private final Map<String, AppKey> known = new ConcurrentHashMap<>();

    /** Makes a key; its text is the prefix and forty times the same letter. */
    String make(char letter, AppKey.Scope scope) {
        String text = PREFIX + String.valueOf(letter).repeat(40);
        known.put(text, new AppKey("k" + letter, "test", scope, Instant.EPOCH, null, null));
        return text;
    }

    @Override
    public CompletionStage<Optional<AppKey>> find(String text) {
        return CompletableFuture.completedStage(Optional.ofNullable(known.get(text)));
    }

    @Override
    public void used(AppKey key) {}

    @Override
    public CompletionStage<Created> create(String name, AppKey.Scope scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Page<AppKey>> list(String tenant, Page.Request page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<AppKey> revoke(String tenant, String id) {
        throw new UnsupportedOperationException();
    }
}
