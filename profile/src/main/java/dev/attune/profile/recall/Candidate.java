package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;

/**
 * A memory that has something for it.
 *
 * @param isTold whether it is taken for something that was told rather than for something that is known: an episode and, where
 *     somebody asks for what was said, whatever rests on a turn
 * @param place its place in the index
 * @param score puts the candidates of one search in order
 * @param fit how much its words have to do with the question; compares across searches
 * @param likeness how near it is in meaning, -1 to 1, which compares across searches too; NaN when nobody knows
 */
record Candidate(boolean isTold, int place, Memory memory, double score, double fit, double likeness) {}
