package dev.attune.profile.recall;

import dev.attune.profile.text.TextVector;

/**
 * Nearness of meaning: the cosine between the question and the memory, added to the score on the scale of words. Adding scores found
 * more than fusing ranks does: a rank tells nothing of how much better the better one is.
 */
final class SemanticScorer implements Scorer {

    private final float weight;

    SemanticScorer(RecallSettings settings) {
        this.weight = (float) settings.meaning();
    }

    @Override
    public void score(MemoryIndex index, Question question, Scores scores) {
        Meaning meaning = question.meaning();
        if (meaning == null) {
            return;
        }
        int[] steps = meaning.steps();
        for (int place = 0; place < scores.size(); place++) {
            TextVector vector = meaning.memories().at(place);
            if (vector != null && vector.dimensions() == steps.length) {
                scores.addLikeness(place, vector.cosine(steps), weight);
            }
        }
    }
}
