package dev.attune.proxy;

import dev.attune.profile.Profiles;
import dev.attune.profile.StoreHealth;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether the proxy runs, and whether it should be sent requests. A store that is away makes it no less ready: requests then go upstream
 * unpersonalized, which is better than not at all. The state of the store is told beside.
 */
final class Health {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_SECONDS = 1;

    private final Profiles profiles;
    private final BooleanSupplier draining;

    Health(Profiles profiles, BooleanSupplier draining) {
        this.profiles = profiles;
        this.draining = draining;
    }

    void live(HttpServerRequest request) {
        send(request, OK, new JsonObject().put("status", "live"));
    }

    void ready(HttpServerRequest request) {
        boolean ready = !draining.getAsBoolean();
        store().onComplete(store -> send(
                request,
                ready ? OK : UNAVAILABLE,
                new JsonObject().put("status", ready ? "ready" : "draining").put("store", store.result())));
    }

    /** Never fails, and takes no longer than the bound. */
    private Future<JsonObject> store() {
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        return Future.fromCompletionStage(profiles.health(), loop)
                .timeout(MOST_SECONDS, TimeUnit.SECONDS)
                .map(Health::told)
                .otherwise(failure -> new JsonObject().put("well", false).put("problem", "does not say how it is"));
    }

    private static JsonObject told(StoreHealth health) {
        return new JsonObject()
                .put("well", health.well())
                .put("since", health.since().toString())
                .put("problem", health.problem());
    }

    private static void send(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.toBuffer());
    }
}
