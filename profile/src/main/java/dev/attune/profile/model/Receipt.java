package dev.attune.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure removed: numbers of entries of each kind.
 *
 * @param compactsBy when nothing of it is left in the store's append-only file either; absent where Attune cannot compact that, or has none
 */
public record Receipt(
        String user,
        long memories,
        long history,
        long traces,
        long queued,
        Instant erasedAt,
        @Nullable Instant compactsBy) {

    /** Of a store without a file. */
    public Receipt(String user, long memories, long history, long traces, long queued, Instant erasedAt) {
        this(user, memories, history, traces, queued, erasedAt, null);
    }
}
