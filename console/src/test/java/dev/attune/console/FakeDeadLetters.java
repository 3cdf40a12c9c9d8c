package dev.attune.console;

import dev.attune.profile.DeadLetters;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Page;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Dead letters in memory. */
final class FakeDeadLetters implements DeadLetters {

    private final FakeStore store;

    FakeDeadLetters(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Page<Letter>> list(Page.Request page) {
        return store.later(() -> FakeStore.part(List.copyOf(store.dead), page));
    }

    @Override
    public CompletionStage<Void> retry(String id) {
        return store.later(() -> {
            remove(id);
            store.retried.add(id);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> drop(String id) {
        return store.later(() -> {
            remove(id);
            return null;
        });
    }

    private void remove(String id) {
        if (!store.dead.removeIf(letter -> letter.id().equals(id))) {
            throw new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such letter");
        }
    }
}
