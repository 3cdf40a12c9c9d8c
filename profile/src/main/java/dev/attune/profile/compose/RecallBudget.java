package dev.attune.profile.compose;

/**
 * The most that may be recalled for one message.
 *
 * @param tokens of all the memories together
 */
public record RecallBudget(int memories, int tokens) {

    /** A part of it, of one memory at the least. */
    RecallBudget times(double share) {
        return new RecallBudget((int) Math.max(1, Math.ceil(memories * share)), (int) Math.ceil(tokens * share));
    }
}
