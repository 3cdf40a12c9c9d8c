package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The queue of what there is to learn. */
public interface Learning {

    /** Queues an exchange and completes when the store has it. A turn that was taught before teaches nothing. */
    CompletionStage<Void> teach(Exchange exchange);

    /** Queues an exchange and completes when it is learned, with what that changed. */
    CompletionStage<List<Adaptation>> teachAndWait(Exchange exchange);

    CompletionStage<LearningStatus> status();

    /** What this process has for Redis; known even while that is away. */
    Buffer buffer();

    /** Completes when everything queued before is learned or given up. */
    CompletionStage<LearningStatus> drain();

    /**
     * Exchanges in this process that Redis did not take.
     *
     * @param waiting for Redis to take them
     * @param lost because too many waited
     */
    record Buffer(long waiting, long lost) {}
}
