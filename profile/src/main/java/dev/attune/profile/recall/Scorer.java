package dev.attune.profile.recall;

/**
 * One view of how well memories match a question. Every scorer adds to the same {@link Scores}, on a common scale where 1 is about
 * what one rare word in common is worth; so a view can be added without touching the others.
 */
interface Scorer {

    void score(MemoryIndex index, Question question, Scores scores);
}
