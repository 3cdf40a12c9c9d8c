package dev.attune.profile.recall;

import java.util.Arrays;

/**
 * What the scorers found, for each memory by its place. The score puts the memories of one search in order; the fit of
 * the words and the likeness in meaning tell whether a memory has to do with the question at all, and compare across searches.
 */
final class Scores {

    private final float[] scores;
    private final float[] fits;
    private final float[] likenesses;

    Scores(int memories) {
        this.scores = new float[memories];
        this.fits = new float[memories];
        this.likenesses = new float[memories];
        Arrays.fill(likenesses, Float.NaN);
    }

    void add(int place, float score, float fit) {
        scores[place] += score;
        fits[place] += fit;
    }

    /** Adds how near a memory is in meaning, -1 to 1. */
    void addLikeness(int place, float likeness, float weight) {
        scores[place] += weight * likeness;
        likenesses[place] = likeness;
    }

    int size() {
        return scores.length;
    }

    float score(int place) {
        return scores[place];
    }

    float fit(int place) {
        return fits[place];
    }

    /** NaN where nobody knows what the memory or the question means. */
    float likeness(int place) {
        return likenesses[place];
    }
}
