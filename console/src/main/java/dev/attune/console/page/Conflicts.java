package dev.attune.console.page;

import io.vertx.core.Future;

/** What becomes of an action that somebody else forestalled. */
public final class Conflicts {

    private Conflicts() {}

    /** A notice for a conflict; any other failure as it is. */
    public static Future<Notice> notice(Throwable failure) {
        return Faults.isConflict(failure) ? Future.succeededFuture(Notice.CONFLICT) : Future.failedFuture(failure);
    }
}
