package dev.attune.console.page;

import io.vertx.core.Future;

/** Answers visits to one address. Runs on the server's event loop and must not block it. */
@FunctionalInterface
public interface Endpoint {

    /** Fails as the front door does; the frame turns that into a page. */
    Future<? extends Reply> answer(Visit visit);
}
