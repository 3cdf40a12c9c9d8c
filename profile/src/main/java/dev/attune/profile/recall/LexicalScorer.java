package dev.attune.profile.recall;

import dev.attune.profile.recall.Postings.Posting;
import dev.attune.profile.text.Rarity;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        question.stems().forEach(stem -> addWords(find(stem, postings), postings, words));
        float[] fits = new float[postings.documents()];
        question.parts().forEach(part -> raise(fits, part, question, postings));
        for (int place = 0; place < scores.size(); place++) {
            int document = question.byTurns() ? index.turns().of(place) : place;
            if (words[document] > 0) {
                scores.add(place, words[document], fits[document]);
            }
        }
    }

    /** A memory fits as well as it fits the part that it fits best. */
    private void raise(float[] fits, List<String> part, Question question, Postings postings) {
        float[] shared = new float[fits.length];
        float asked = 0;
        for (String stem : part) {
            asked += question.isDate(stem) ? 0 : rarity.of(stem);
            Found found = find(stem, postings);
            if (found != null) {
                for (int document : found.posting.places) {
                    shared[document] += found.rare;
                }
            }
        }
        for (int document = 0; document < fits.length; document++) {
            if (shared[document] > 0) {
                fits[document] = Math.max(fits[document], fit(shared[document], asked));
            }
        }
    }

    private @Nullable Found find(String stem, Postings postings) {
        float rare = rarity.of(stem);
        Posting posting = postings.of(stem);
        if (posting != null) {
            return new Found(posting, rare);
        }
        Posting slip = rare == UNKNOWN ? postings.ofSlip(stem) : null;
        return slip == null ? null : new Found(slip, rare * SLIP);
    }

    private static void addWords(@Nullable Found found, Postings all, float[] words) {
        if (found != null) {
            float weight = all.rarity(found.posting) * found.rare;
            for (int at = 0; at < found.posting.places.length; at++) {
                words[found.posting.places[at]] += weight * found.posting.weights[at];
            }
        }
    }

    /** @param rare how rare the word is in the language at large, less for a slip */
    private record Found(Posting posting, float rare) {}

    private static float fit(float shared, float asked) {
        return asked == 0 ? 0 : (float) (shared * Math.pow(Math.min(1, shared / asked), DAMPING));
    }
}
