package dev.attune.proxy.manage;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Lets nobody in without the token, whatever the path: a new route cannot forget it. Runs on the event loop. */
final class Gate implements Handler<RoutingContext> {

    private final AdminToken token;

    Gate(AdminToken token) {
        this.token = token;
    }

    @Override
    public void handle(RoutingContext context) {
        if (token.admits(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
            return;
        }
        Replies.fail(
                context.request(),
                new ApiFailure(ErrorCode.UNAUTHORIZED, "send the admin token: Authorization: Bearer <token>"));
    }
}
