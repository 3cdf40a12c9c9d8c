package dev.attune.proxy.manage;

import dev.attune.profile.Learning;
import dev.attune.profile.model.LearningStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** How learning keeps up. */
final class LearningCalls {

    private final Learning learning;
    private final ManageSettings settings;

    LearningCalls(Learning learning, ManageSettings settings) {
        this.learning = learning;
        this.settings = settings;
    }

    CompletionStage<Answer> status(Call call) {
        return learning.status().thenApply(Answer::ok);
    }

    /** Answers once the queue is empty, or that it is not yet when patience ends. */
    CompletionStage<Answer> drain(Call call) {
        return learning.drain()
                .thenApply(Optional::of)
                .toCompletableFuture()
                .completeOnTimeout(Optional.empty(), settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(this::answer);
    }

    private CompletionStage<Answer> answer(Optional<LearningStatus> drained) {
        return drained.map(status -> CompletableFuture.completedStage(Answer.ok(status)))
                .orElseGet(() -> learning.status().thenApply(Answer::accepted));
    }
}
