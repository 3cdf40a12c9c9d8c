package dev.attune.profile.compose;

/**
 * The most that may be recalled for one message.
 *
 * @param tokens of all the memories together
 */
public record RecallBudget(int memories, int tokens) {}
