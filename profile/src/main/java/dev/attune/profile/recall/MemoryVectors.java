package dev.attune.profile.recall;

import dev.attune.profile.text.TextVector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the memories of one index mean, by their places. Filled as the vectors come, from any thread; what is not there yet is found
 * by its words alone.
 */
public final class MemoryVectors {

    private final AtomicReferenceArray<@Nullable TextVector> byPlace;
    private final CompletableFuture<Void> filled = new CompletableFuture<>();

    private MemoryVectors(int memories) {
        this.byPlace = new AtomicReferenceArray<>(memories);
    }

    /** None so far, for an index. */
    public static MemoryVectors of(MemoryIndex index) {
        return new MemoryVectors(index.size());
    }

    /** These, by place. */
    public static MemoryVectors of(List<TextVector> vectors) {
        MemoryVectors all = new MemoryVectors(vectors.size());
        for (int place = 0; place < vectors.size(); place++) {
            all.put(place, vectors.get(place));
        }
        all.filled.complete(null);
        return all;
    }

    public void put(int place, TextVector vector) {
        byPlace.set(place, vector);
    }

    /** Complete when no more come. Never fails. */
    public CompletableFuture<Void> filled() {
        return filled;
    }

    @Nullable
    TextVector at(int place) {
        return place < byPlace.length() ? byPlace.get(place) : null;
    }
}
