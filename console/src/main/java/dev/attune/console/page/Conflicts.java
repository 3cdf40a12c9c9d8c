package dev.attune.console.page;

import dev.attune.profile.ProfileFailure;
import io.vertx.core.Future;
import java.util.concurrent.CompletionException;

/** What becomes of an action that somebody else forestalled. */
public final class Conflicts {

    private Conflicts() {}

    /** A notice for a conflict; any other failure as it is. */
    public static Future<Notice> notice(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean conflict = cause instanceof ProfileFailure known && known.code() == ProfileFailure.Code.CONFLICT;
        return conflict ? Future.succeededFuture(Notice.CONFLICT) : Future.failedFuture(failure);
    }
}
