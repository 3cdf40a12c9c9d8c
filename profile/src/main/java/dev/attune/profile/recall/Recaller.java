package dev.attune.profile.recall;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import dev.attune.profile.text.TokenCount;
import java.util.List;

/** Finds the memories that matter for a message. Immutable and safe for use by many threads; a search takes well under a millisecond. */
public final class Recaller {

    private final RecallSettings settings;
    private final Stems stems;
    private final List<Scorer> scorers;
    private final TokenCount tokens = new TokenCount();

    /** Reads {@code recall.yaml} and the word lists; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    public Recaller(ConfigFiles files) {
        this.settings = RecallSettings.read(files);
        this.stems = new Stems(files);
        this.scorers = List.of(new LexicalScorer(new Rarity(files)), new DateScorer(settings));
    }

    /** Makes a profile ready for search: some milliseconds for a thousand memories, so keep it as long as the profile. */
    public MemoryIndex index(Profile profile) {
        return MemoryIndex.of(profile, stems);
    }

    /** What matters for the query, and the near misses with their reasons. */
    public Recalled recall(MemoryIndex index, RecallQuery query) {
        Question question = Question.of(query, stems);
        Scores scores = new Scores(index.size());
        scorers.forEach(scorer -> scorer.score(index, question, scores));
        List<Candidate> candidates = new Ranking(index, settings, query.at()).of(scores);
        return new Selection(index, query, settings, tokens).select(candidates);
    }
}
