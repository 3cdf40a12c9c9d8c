package dev.attune.profile.compose;

/**
 * The most that may be recalled for one message.
 *
 * @param tokens of all the memories together
 */
public record RecallBudget(int memories, int tokens) {

    /** That share of the memories, one at the least, and each may be as long as it may be for anybody. */
    RecallBudget times(double share) {
        return new RecallBudget((int) Math.max(1, Math.ceil(memories * share)), tokens);
    }
}
