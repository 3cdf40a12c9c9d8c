package dev.attune.proxy;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Verdict.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the profile what upstream shall be told. The profile keeps the deadline itself and never fails; that an app goes on answering
 * must not hang on either, so a request waits a little longer at the most, and then goes upstream as it is.
 */
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final Duration GRACE = Duration.ofMillis(25);

    private final Vertx vertx;
    private final Profiles profiles;
    private final long boundMillis;

    Preparation(Vertx vertx, Profiles profiles, Duration deadline) {
        this.vertx = vertx;
        this.profiles = profiles;
        this.boundMillis = deadline.plus(GRACE).toMillis();
    }

    /** Completes on the loop, within the bound, and never fails. */
    Future<Prepared> prepare(Asking asking, Context loop) {
        CompletionStage<Prepared> stage = stage(asking);
        if (stage.toCompletableFuture().isDone()) {
            return Future.fromCompletionStage(stage).otherwise(failure -> broken(asking, failure));
        }
        Promise<Prepared> prepared = Promise.promise();
        long guard = vertx.setTimer(boundMillis, late -> prepared.tryComplete(without(asking, Reason.DEADLINE)));
        Future.fromCompletionStage(stage, loop).onComplete(done -> {
            vertx.cancelTimer(guard);
            prepared.tryComplete(done.succeeded() ? done.result() : broken(asking, done.cause()));
        });
        return prepared.future();
    }

    /** Request edge: whatever breaks in there, the app's own request goes on. */
    private CompletionStage<Prepared> stage(Asking asking) {
        try {
            return profiles.prepare(asking);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static Prepared broken(Asking asking, Throwable failure) {
        Prepared without = without(asking, Reason.STORE_UNAVAILABLE);
        LOG.atWarn()
                .addKeyValue("request", without.trace())
                .log(
                        "a request goes upstream unpersonalized: preparing it failed ({})",
                        failure.getClass().getName());
        return without;
    }

    private static Prepared without(Asking asking, Reason reason) {
        return Prepared.none(asking, TraceIds.next(), reason);
    }
}
