package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;

/**
 * A memory that has something for it.
 *
 * @param place its place in the index
 * @param score puts the candidates of one search in order
 * @param fit how much its words have to do with the question; compares across searches
 * @param likeness how near it is in meaning, -1 to 1, which compares across searches too; NaN when nobody knows
 */
record Candidate(int place, Memory memory, double score, double fit, double likeness) {

    boolean isLasting() {
        return memory.isLasting();
    }
}
