package dev.attune.profile;

import dev.attune.profile.model.Person;
import dev.attune.profile.store.LinkStore;
import java.util.concurrent.CompletionStage;

/** The numbers that the store keeps. */
final class StoredLinkCounts implements LinkCounts {

    private final LinkStore store;

    StoredLinkCounts(LinkStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Long> now(Person person) {
        return store.now(person);
    }

    @Override
    public CompletionStage<Long> keep(Person person) {
        return store.keep(person);
    }

    @Override
    public CompletionStage<Void> end(Person person) {
        return store.end(person);
    }
}
