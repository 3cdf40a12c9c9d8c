package dev.attune.profile.recall;

import dev.attune.profile.recall.Postings.Posting;
import dev.attune.profile.text.Rarity;

/**
 * Words in common, with a memory or, where the question asks for what was said, with the turn that it was made from. The score is BM25's, a word's rarity being that among these memories times that in the language at large; the fit is how much of what the question says is also said by the memory: the rarities of
 * the words they share, damped by how large a share of the question's these are. One rare word out of three fits, the same word
 * out of two hundred does not. Damping by the share to the power 3/4 separated questions that a memory answers from unrelated
 * requests best on the whole among 1/2, 3/4 and 1.
 */
final class LexicalScorer implements Scorer {

    private static final double DAMPING = 0.75;

    /** Only a word that the language at large hardly knows is taken for a slip of another, and counts for less. */
    private static final float UNKNOWN = 1;

    private static final float SLIP = 0.7f;

    private final Rarity rarity;

    LexicalScorer(Rarity rarity) {
        this.rarity = rarity;
    }

    @Override
    public void score(MemoryIndex index, Question question, Scores scores) {
        Postings postings = question.byTurns() ? index.turns().postings() : index.postings();
        float[] words = new float[postings.documents()];
        float[] shared = new float[postings.documents()];
        float asked = 0;
        for (String stem : question.stems()) {
            float rare = rarity.of(stem);
            asked += question.isDate(stem) ? 0 : rare;
            Posting posting = postings.of(stem);
            if (posting == null && rare == UNKNOWN) {
                posting = postings.ofSlip(stem);
                rare *= SLIP;
            }
            if (posting != null) {
                add(posting, postings, rare, words, shared);
            }
        }
        for (int place = 0; place < scores.size(); place++) {
            int document = question.byTurns() ? index.turns().of(place) : place;
            if (words[document] > 0) {
                scores.add(place, words[document], fit(shared[document], asked));
            }
        }
    }

    private static void add(Posting posting, Postings all, float rare, float[] words, float[] shared) {
        float weight = all.rarity(posting) * rare;
        for (int at = 0; at < posting.places.length; at++) {
            int place = posting.places[at];
            words[place] += weight * posting.weights[at];
            shared[place] += rare;
        }
    }

    private static float fit(float shared, float asked) {
        return asked == 0 ? 0 : (float) (shared * Math.pow(Math.min(1, shared / asked), DAMPING));
    }
}
