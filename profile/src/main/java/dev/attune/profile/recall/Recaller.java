package dev.attune.profile.recall;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.recall.RecallSettings.Semantics;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import dev.attune.profile.text.TokenCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the memories that matter for a message. Immutable and safe for use by many threads; a search takes well under a millisecond. */
public final class Recaller {

    private final RecallSettings settings;
    private final Stems stems;
    private final List<Scorer> scorers;
    private final Leaning leaning;
    private final TokenCount tokens = new TokenCount();

    /** Reads {@code recall.yaml} and the word lists; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    public Recaller(ConfigFiles files) {
        this.settings = RecallSettings.read(files);
        this.stems = new Stems(files);
        this.scorers =
                List.of(new LexicalScorer(new Rarity(files)), new DateScorer(settings), new SemanticScorer(settings));
        this.leaning = Leaning.read(files);
    }

    /** Makes a profile ready for search: some milliseconds for a thousand memories, so keep it as long as the profile. */
    public MemoryIndex index(Profile profile) {
        return MemoryIndex.of(profile, stems);
    }

    /** Whether meaning is wanted at all. */
    public boolean usesMeaning() {
        return settings.semantics() != Semantics.OFF;
    }

    /** The longest that a request waits for what its message means. */
    public Duration meaningLimit() {
        return Duration.ofMillis(settings.meaningMillis());
    }

    /** What of a query is to be encoded; empty when its meaning cannot matter, since there is nothing left to bring up. */
    public Optional<String> gist(MemoryIndex index, RecallQuery query) {
        boolean matters = query.limit() > 0
                && !query.text().isBlank()
                && index.memories().stream().anyMatch(memory -> query.mayBringUp(memory));
        return matters ? Optional.of(Gist.of(query.text())) : Optional.empty();
    }

    /** What matters for the query by its words alone, and the near misses with their reasons. */
    public Recalled recall(MemoryIndex index, RecallQuery query) {
        return find(index, query, null);
    }

    /** The same by its words and what they mean. */
    public Recalled recall(MemoryIndex index, RecallQuery query, Meaning meaning) {
        return find(index, query, meaning);
    }

    private Recalled find(MemoryIndex index, RecallQuery query, @Nullable Meaning meaning) {
        Question question = Question.of(query, stems, meaning);
        Scores scores = new Scores(index.size());
        scorers.forEach(scorer -> scorer.score(index, question, scores));
        List<Candidate> candidates = new Ranking(index, settings, query.at(), question.byTurns()).of(scores);
        double leans = meaning == null ? 0 : leaning.of(meaning.question());
        Threshold threshold = new Threshold(settings, query.purpose(), leans, index, candidates);
        return new Selection(index, query, settings, tokens).select(candidates, threshold);
    }
}
