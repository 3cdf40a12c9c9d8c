package dev.attune.profile.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How learning keeps up.
 *
 * @param backlog exchanges that wait or are being worked on; a person's batch for the LLM counts as one
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

    /** With more of a backlog, the oldest of which is so old. */
    public LearningStatus plus(long more, long seconds) {
        return new LearningStatus(
                backlog + more, Math.max(oldestSeconds, seconds), lastSuccess, deadLetters, buffered, dropped, llm);
    }

    public LearningStatus with(Llm next) {
        return new LearningStatus(backlog, oldestSeconds, lastSuccess, deadLetters, buffered, dropped, next);
    }

    /**
     * What the LLM learner did and cost, over all processes.
     *
     * @param calls that were answered
     * @param tokens of prompts and answers
     * @param skipped turns that no call was made for: gated and unpaid
     * @param gated turns in which there was nothing to learn
     * @param unpaid turns for which there was no budget
     * @param refused findings that did not stand up to the checks
     * @param failed calls that taught nothing
     * @param parked people whose turns wait for tomorrow's budget
     * @param days the last ones on which something happened, newest first
     */
    public record Llm(
            long calls,
            long tokens,
            long skipped,
            long tokensIn,
            long tokensOut,
            long gated,
            long unpaid,
            long refused,
            long failed,
            long parked,
            List<Day> days) {

        public static final Llm NONE = new Llm(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

        public Llm {
            days = List.copyOf(days);
        }

        public Llm withParked(long next) {
            return new Llm(calls, tokens, skipped, tokensIn, tokensOut, gated, unpaid, refused, failed, next, days);
        }

        public Llm withCost(Cost cost, List<Day> next) {
            return new Llm(
                    cost.calls,
                    cost.tokensIn + cost.tokensOut,
                    cost.gated + cost.unpaid,
                    cost.tokensIn,
                    cost.tokensOut,
                    cost.gated,
                    cost.unpaid,
                    cost.refused,
                    cost.failed,
                    parked,
                    next);
        }
    }

    /** The counts of {@link Llm}, as they are kept. */
    public record Cost(long calls, long tokensIn, long tokensOut, long gated, long unpaid, long refused, long failed) {}

    /**
     * One day of it.
     *
     * @param day in UTC, such as {@code 2026-03-01}
     */
    public record Day(String day, long calls, long tokensIn, long tokensOut, long skipped) {}
}
