package dev.attune.console;

import dev.attune.profile.Imports;
import dev.attune.profile.model.ImportJob;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** What processes tell of their imports, in memory. */
final class FakeImports implements Imports {

    final Map<String, ImportJob> told = new ConcurrentHashMap<>();
    final Set<String> stopped = ConcurrentHashMap.newKeySet();

    @Override
    public CompletionStage<Boolean> note(String tenant, ImportJob job) {
        told.put(job.id(), job);
        return CompletableFuture.completedFuture(stopped.contains(job.id()));
    }

    @Override
    public CompletionStage<List<ImportJob>> list(String tenant) {
        return CompletableFuture.supplyAsync(() -> List.copyOf(told.values()));
    }

    @Override
    public CompletionStage<Void> stop(String tenant, String id) {
        stopped.add(id);
        return CompletableFuture.completedFuture(null);
    }
}
