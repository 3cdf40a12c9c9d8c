package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;

/**
 * A memory that has something for it.
 *
 * @param place its place in the index
 * @param score puts the candidates of one search in order
 * @param fit how much it has to do with the question; compares across searches
 */
record Candidate(int place, Memory memory, double score, double fit) {

    boolean isLasting() {
        return memory.isLasting();
    }
}
