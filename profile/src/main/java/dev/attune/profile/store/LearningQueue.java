package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Page;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What there is to learn, in the order in which it was said. Every exchange is delivered at least once, to one worker of all
 * processes at a time; those of one person one after another within a process.
 */
public final class LearningQueue {

    LearningQueue() {}

    /** Never fails: completes when Redis has the exchange, or the buffer, or when both could not take it. */
    public CompletionStage<Offered> offer(Exchange exchange) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Offered>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /**
     * Delivers exchanges to the learner from now on, at most {@code parallel} at once. One is done when the learner's stage
     * completes, and tried again later when it fails. A failure of code {@code STORE_UNAVAILABLE} does not count as a try.
     */
    public Work work(Function<Delivery, CompletionStage<Void>> learner, int parallel) {
        return dev.attune.profile.store.Pending.<java.util.Optional<Work>>later(java.util.Optional.empty())
                .orElseThrow();
    }

    /** Completes when the entry is learned or given up, by whichever process. */
    public CompletionStage<Void> settled(String id) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Void>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** Completes when everything queued before, by whichever process, is learned or given up. */
    public CompletionStage<Void> drained() {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Void>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    public CompletionStage<LearningStatus> status() {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<LearningStatus>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** Exchanges that wait in this process for Redis to be back. */
    public long buffered() {
        return Pending.later(0L);
    }

    /** Exchanges that this process has lost. */
    public long dropped() {
        return Pending.later(0L);
    }

    /** Those that failed too often, newest first. */
    public CompletionStage<Page<DeadLetter>> dead(Page.Request page) {
        return dev.attune.profile.store.Pending.<java.util.Optional<CompletionStage<Page<DeadLetter>>>>later(
                        java.util.Optional.empty())
                .orElseThrow();
    }

    /** A running worker. */
    public interface Work extends AutoCloseable {

        /** Takes no more, and completes when what runs has ended, or after a few seconds at the most. What waited goes back. */
        CompletionStage<Void> stop();

        @Override
        void close();
    }
}
