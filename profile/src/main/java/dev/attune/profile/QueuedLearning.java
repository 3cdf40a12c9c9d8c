package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Turn;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.LearningQueue;
import dev.attune.profile.store.Offered;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Teaching by hand, and how learning keeps up. */
final class QueuedLearning implements Learning {

    private final LearningQueue queue;
    private final Studying studying;
    private final Answering answering;
    private final Policies policies;
    private final InstantSource clock;
    private final Executor workers;

    QueuedLearning(Rooms rooms, Studying studying, Answering answering) {
        this.queue = rooms.store().queue();
        this.policies = rooms.policies();
        this.studying = studying;
        this.answering = answering;
        this.clock = rooms.clock();
        this.workers = rooms.workers();
    }

    @Override
    public CompletionStage<Void> teach(Exchange exchange) {
        return CompletableFuture.supplyAsync(() -> clean(exchange), workers)
                .thenCompose(queue::offer)
                .thenCompose(offered -> offered.place() == Offered.Place.DROPPED
                        ? CompletableFuture.failedStage(new ProfileFailure(
                                ProfileFailure.Code.STORE_UNAVAILABLE, "the store is away, and the buffer is full"))
                        : CompletableFuture.completedStage(null));
    }

    /** Goes past the queue: the caller waits anyway, and tries again when this fails. */
    @Override
    public CompletionStage<List<Adaptation>> teachAndWait(Exchange exchange) {
        return CompletableFuture.supplyAsync(() -> clean(exchange), workers)
                .thenCompose(cleaned -> studying.study(cleaned, clock.instant()));
    }

    @Override
    public CompletionStage<LearningStatus> status() {
        return queue.status();
    }

    @Override
    public CompletionStage<LearningStatus> drain() {
        return answering.settled().thenCompose(settled -> queue.drained()).thenCompose(drained -> queue.status());
    }

    private Exchange clean(Exchange exchange) {
        List<Turn> turns = exchange.turns().stream()
                .map(turn -> new Turn(turn.id(), turn.role(), turn.name(), policies.redact(turn.content()), turn.at()))
                .toList();
        return new Exchange(exchange.person(), exchange.conversation(), turns);
    }
}
