package dev.attune.profile;

import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import dev.attune.profile.store.RedisStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The traces that the store keeps. */
final class StoredTraces implements Traces {

    private final RedisStore store;

    StoredTraces(RedisStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Page<Trace>> list(Person person, Page.Request page) {
        return store.traces().list(person, page);
    }

    @Override
    public CompletionStage<Trace> find(String tenant, String id) {
        return Stages.attempt(() -> store.traces().find(Person.checkTenant(tenant), id))
                .thenCompose(found -> found.map(CompletableFuture::completedStage)
                        .orElseGet(() -> Stages.notFound("there is no trace " + id)));
    }
}
