package dev.attune.console;

import dev.attune.profile.Learning;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A queue that has a few waiting. */
final class FakeLearning implements Learning {

    private final FakeStore store;

    FakeLearning(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<LearningStatus> status() {
        return store.later(
                () -> new LearningStatus(3, 42, Instant.now(), store.dead.size(), 0, 0, LearningStatus.Llm.NONE));
    }

    @Override
    public Buffer buffer() {
        return new Buffer(0, 0);
    }

    @Override
    public CompletionStage<Void> teach(Exchange exchange) {
        throw new UnsupportedOperationException("the console teaches nothing");
    }

    @Override
    public CompletionStage<List<Adaptation>> teachAndWait(Exchange exchange) {
        throw new UnsupportedOperationException("the console teaches nothing");
    }

    @Override
    public CompletionStage<LearningStatus> drain() {
        throw new UnsupportedOperationException("the console drains nothing");
    }
}
