package dev.attune.console.imports;

import dev.attune.profile.model.ImportJob;
import dev.attune.profile.model.Labelled;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far an import is. */
public enum Phase implements Labelled {
    CHECKING(null),
    REFUSED(null),
    READY(null),
    DISCARDED(null),
    WAITING(ImportJob.State.WAITING),
    RUNNING(ImportJob.State.RUNNING),
    DONE(ImportJob.State.DONE),
    CANCELLED(ImportJob.State.CANCELLED),
    FAILED(ImportJob.State.FAILED),
    INTERRUPTED(ImportJob.State.INTERRUPTED);

    private final ImportJob.@Nullable State shared;

    Phase(ImportJob.@Nullable State shared) {
        this.shared = shared;
    }

    static Phase of(ImportJob.State state) {
        return switch (state) {
            case WAITING -> WAITING;
            case RUNNING -> RUNNING;
            case DONE -> DONE;
            case CANCELLED -> CANCELLED;
            case FAILED -> FAILED;
            case INTERRUPTED -> INTERRUPTED;
        };
    }

    /** What other processes call it; empty for what was not started. */
    Optional<ImportJob.State> shared() {
        return Optional.ofNullable(shared);
    }

    /** Whether it goes on by itself. */
    boolean isAtWork() {
        return this == CHECKING || this == WAITING || this == RUNNING;
    }

    /** Whether it was started and is not over. */
    boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }

    /** Whether nothing more can come of it. */
    boolean isOver() {
        return !isAtWork() && this != READY && this != REFUSED;
    }
}
