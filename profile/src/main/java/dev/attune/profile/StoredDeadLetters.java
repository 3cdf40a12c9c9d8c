package dev.attune.profile;

import dev.attune.profile.model.Page;
import dev.attune.profile.store.LearningQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The dead letters that the store keeps. */
final class StoredDeadLetters implements DeadLetters {

    private final LearningQueue queue;

    StoredDeadLetters(LearningQueue queue) {
        this.queue = queue;
    }

    @Override
    public CompletionStage<Page<Letter>> list(Page.Request page) {
        return queue.dead(page)
                .thenApply(part -> part.map(dead ->
                        new Letter(dead.id(), dead.exchange(), dead.error(), dead.attempts(), dead.failedAt())));
    }

    @Override
    public CompletionStage<Void> retry(String id) {
        return found(id, queue.revive(id));
    }

    @Override
    public CompletionStage<Void> drop(String id) {
        return found(id, queue.drop(id));
    }

    private static CompletionStage<Void> found(String id, CompletionStage<Boolean> done) {
        return done.thenCompose(
                was -> was ? CompletableFuture.completedStage(null) : Stages.notFound("there is no dead letter " + id));
    }
}
