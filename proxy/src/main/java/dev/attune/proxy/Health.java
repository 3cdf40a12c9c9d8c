package dev.attune.proxy;

import dev.attune.profile.Profiles;
import dev.attune.profile.Pulse;
import dev.attune.profile.StoreHealth;
import dev.attune.profile.model.LearningStatus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the proxy runs, and whether it should be sent requests. A store that is away makes it no less ready: requests then go upstream
 * unpersonalized, which is better than not at all. What is wrong is told beside, part by part, and since when.
 */
final class Health {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_SECONDS = 1;

    /** By then the encoder is there, or something is wrong with it. */
    private static final Duration LOADING = Duration.ofMinutes(1);

    private final Profiles profiles;
    private final BooleanSupplier draining;
    private final Instant began = Instant.now();

    Health(Profiles profiles, BooleanSupplier draining) {
        this.profiles = profiles;
        this.draining = draining;
    }

    void live(HttpServerRequest request) {
        send(request, OK, new JsonObject().put("status", "live").put("since", began.toString()));
    }

    void ready(HttpServerRequest request) {
        boolean ready = !draining.getAsBoolean();
        Future<JsonObject> store = store();
        Future<JsonObject> learning = learning();
        Future.join(store, learning)
                .onComplete(told -> send(
                        request,
                        ready ? OK : UNAVAILABLE,
                        new JsonObject()
                                .put("status", ready ? "ready" : "draining")
                                .put("since", began.toString())
                                .put("store", store.result())
                                .put("learning", learning.result())
                                .put("problems", problems(store.result(), learning.result()))));
    }

    /** Never fails, and takes no longer than the bound. */
    private Future<JsonObject> store() {
        return Future.fromCompletionStage(profiles.health(), loop())
                .timeout(MOST_SECONDS, TimeUnit.SECONDS)
                .map(Health::told)
                .otherwise(failure -> new JsonObject().put("well", false).put("problem", "does not say how it is"));
    }

    /** Never fails, and takes no longer than the bound; empty where the store does not tell. */
    private Future<JsonObject> learning() {
        return Future.fromCompletionStage(profiles.learning().status(), loop())
                .timeout(MOST_SECONDS, TimeUnit.SECONDS)
                .map(Health::told)
                .otherwise(failure -> new JsonObject());
    }

    private JsonArray problems(JsonObject store, JsonObject learning) {
        JsonArray problems = new JsonArray();
        if (!store.getBoolean("well")) {
            problems.add(problem("store", store.getString("problem"), store.getString("since")));
        }
        Pulse.Meaning meaning = profiles.pulse().meaning();
        boolean late = meaning.state() == Pulse.MeaningState.LOADING
                && meaning.since().plus(LOADING).isBefore(Instant.now());
        if (late || meaning.state() == Pulse.MeaningState.FAILED) {
            String problem =
                    late ? "the encoder is not loaded yet" : "the encoder cannot be loaded: " + meaning.problem();
            problems.add(problem(
                    "meaning",
                    problem + "; memories are found by their words alone",
                    meaning.since().toString()));
        }
        count(learning, "buffered", "exchanges wait in this process for the store", problems);
        count(learning, "dropped", "exchanges were lost since the start, as the buffer was full", problems);
        count(learning, "deadLetters", "exchanges failed too often to be learned", problems);
        return problems;
    }

    private static void count(JsonObject learning, String what, String problem, JsonArray problems) {
        long count = learning.getLong(what, 0L);
        if (count > 0) {
            problems.add(problem("learning", count + " " + problem, null));
        }
    }

    private static JsonObject problem(String part, String problem, @Nullable String since) {
        JsonObject told = new JsonObject().put("part", part).put("problem", problem);
        return since == null ? told : told.put("since", since);
    }

    private static JsonObject told(StoreHealth health) {
        return new JsonObject()
                .put("well", health.well())
                .put("since", health.since().toString())
                .put("problem", health.problem());
    }

    private static JsonObject told(LearningStatus status) {
        return new JsonObject()
                .put("backlog", status.backlog())
                .put("oldestSeconds", status.oldestSeconds())
                .put(
                        "lastSuccess",
                        status.lastSuccess() == null
                                ? null
                                : status.lastSuccess().toString())
                .put("deadLetters", status.deadLetters())
                .put("buffered", status.buffered())
                .put("dropped", status.dropped());
    }

    private static Context loop() {
        return Objects.requireNonNull(Vertx.currentContext());
    }

    private static void send(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.toBuffer());
    }
}
