package dev.attune.profile;

import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Person;
import dev.attune.profile.store.ImportStore;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Imports as the store knows them. */
final class StoredImports implements Imports {

    private static final Comparator<ImportJob> NEWEST_FIRST = Comparator.comparing(ImportJob::startedAt)
            .thenComparing(ImportJob::id)
            .reversed();

    private final ImportStore store;

    StoredImports(ImportStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Boolean> note(String tenant, ImportJob job) {
        return Stages.attempt(() -> store.note(Person.checkTenant(tenant), job))
                .thenCompose(stop -> job.state().isOpen()
                        ? CompletableFuture.completedStage(stop)
                        : list(tenant).thenCompose(jobs -> trim(tenant, jobs)).thenApply(trimmed -> stop));
    }

    @Override
    public CompletionStage<List<ImportJob>> list(String tenant) {
        return Stages.attempt(() -> store.all(Person.checkTenant(tenant)))
                .thenApply(jobs -> jobs.stream().sorted(NEWEST_FIRST).toList());
    }

    @Override
    public CompletionStage<Void> stop(String tenant, String id) {
        return Stages.attempt(() -> store.stop(Person.checkTenant(tenant), id));
    }

    private CompletionStage<Void> trim(String tenant, List<ImportJob> jobs) {
        List<String> old = jobs.stream().skip(MOST).map(ImportJob::id).toList();
        return old.isEmpty() ? CompletableFuture.<Void>completedStage(null) : store.drop(tenant, old);
    }
}
