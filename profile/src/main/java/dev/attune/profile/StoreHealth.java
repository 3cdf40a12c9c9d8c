package dev.attune.profile;

import java.time.Instant;

/**
 * Whether the store answers.
 *
 * @param since when that began
 * @param problem in words for an operator; empty when it is well
 */
public record StoreHealth(boolean well, Instant since, String problem) {}
