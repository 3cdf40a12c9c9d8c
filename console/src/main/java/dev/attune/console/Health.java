package dev.attune.console;

import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import io.vertx.core.Future;

/** Answers those who watch over this process. */
final class Health {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Profiles profiles;

    Health(Profiles profiles) {
        this.profiles = profiles;
    }

    /** The process runs. */
    Future<Reply> live(Visit visit) {
        return Future.succeededFuture(new Reply.Plain(200, TEXT, "live\n"));
    }

    /** The console can show something: the store answers. */
    Future<Reply> ready(Visit visit) {
        return visit.await(profiles.health())
                .map(health -> health.well() ? 200 : 503)
                .otherwise(503)
                .map(status ->
                        new Reply.Plain(status, TEXT, status == 200 ? "ready\n" : "the store does not answer\n"));
    }
}
