package dev.attune.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How learning keeps up.
 *
 * @param backlog exchanges that wait or are being worked on
 * @param oldestSeconds age of the oldest of them; 0 when there is none
 * @param lastSuccess when one was last learned from; absent before the first
 * @param deadLetters exchanges that failed too often
 * @param buffered exchanges kept in this process because the store was away
 * @param dropped exchanges lost because that buffer was full
 */
public record LearningStatus(
        long backlog,
        long oldestSeconds,
        @Nullable Instant lastSuccess,
        long deadLetters,
        long buffered,
        long dropped,
        Llm llm) {

    /** What the LLM learner cost. */
    public record Llm(long calls, long tokens, long skipped) {

        public static final Llm NONE = new Llm(0, 0, 0);
    }
}
