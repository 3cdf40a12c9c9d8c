package dev.attune.proxy;

import dev.attune.profile.Profiles;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The meters as Prometheus reads them, with the queue as it is at the moment. On the request's event loop. */
final class Metrics implements Handler<HttpServerRequest> {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int MOST_SECONDS = 1;

    private final Profiles profiles;
    private final Meters meters;

    Metrics(Profiles profiles, Meters meters) {
        this.profiles = profiles;
        this.meters = meters;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        meters.buffer(profiles.learning().buffer());
        Future.fromCompletionStage(profiles.learning().status(), loop)
                .timeout(MOST_SECONDS, TimeUnit.SECONDS)
                .onSuccess(meters::learning)
                .onComplete(known -> request.response()
                        .putHeader("content-type", TEXT)
                        .end(meters.registry().scrape(TEXT)));
    }
}
