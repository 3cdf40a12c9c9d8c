package dev.attune.profile.recall;

/**
 * What the scorers found, for each memory by its place. Two numbers, since they answer two questions: the score puts the memories
 * of one search in order, the fit tells whether a memory has to do with the question at all and compares across searches.
 */
final class Scores {

    private final float[] scores;
    private final float[] fits;

    Scores(int memories) {
        this.scores = new float[memories];
        this.fits = new float[memories];
    }

    void add(int place, float score, float fit) {
        scores[place] += score;
        fits[place] += fit;
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
}
