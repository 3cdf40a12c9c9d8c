package dev.attune.proxy;

import dev.attune.profile.Profiles;
import dev.attune.profile.model.Answer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands ended answers to the profile, for their trace and for learning. From any event loop. */
final class Remembering {

    private static final Logger LOG = LoggerFactory.getLogger(Remembering.class);

    private final Vertx vertx;
    private final Profiles profiles;
    private final Hold hold;
    private final Meters meters;
    private final Set<Future<Void>> running = ConcurrentHashMap.newKeySet();

    /** @param most that an answer's end may wait */
    Remembering(Vertx vertx, Profiles profiles, Duration most, Meters meters) {
        this.vertx = vertx;
        this.profiles = profiles;
        this.hold = new Hold(most);
        this.meters = meters;
    }

    /** Completes on the loop when the turn is kept, after a bounded wait at the latest, and never fails. The keeping itself goes on. */
    Future<Void> remember(Answer answer, Context loop) {
        CompletionStage<Void> stage = stage(answer);
        if (stage.toCompletableFuture().isDone()) {
            return Future.fromCompletionStage(stage)
                    .onFailure(failure -> tell(answer, failure))
                    .otherwiseEmpty();
        }
        Promise<Void> kept = Promise.promise();
        Future<Void> keeping = Future.fromCompletionStage(stage, loop);
        running.add(keeping);
        long began = System.nanoTime();
        long guard = vertx.setTimer(hold.millis(), late -> {
            if (kept.tryComplete()) {
                hold.late();
                meters.keptLate();
            }
        });
        keeping.onComplete(done -> {
            running.remove(keeping);
            hold.kept(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            vertx.cancelTimer(guard);
            if (done.failed()) {
                tell(answer, done.cause());
            }
            kept.tryComplete();
        });
        return kept.future();
    }

    private static void tell(Answer answer, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("request", answer.prepared().trace())
                .log("an answer was not kept: {}", failure.getClass().getName());
    }

    /** Completes when all that was handed over so far is kept, or has failed. */
    Future<Void> settled() {
        List<Future<Void>> open = List.copyOf(running);
        return open.isEmpty()
                ? Future.succeededFuture()
                : Future.join(open).transform(done -> Future.succeededFuture());
    }

    /** Request edge: whatever breaks in there, the answer goes on. */
    private CompletionStage<Void> stage(Answer answer) {
        try {
            return profiles.answered(answer);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
