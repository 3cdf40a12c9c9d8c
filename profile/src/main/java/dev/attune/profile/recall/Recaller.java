package dev.attune.profile.recall;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.recall.Ranking.Candidate;
import dev.attune.profile.text.Stems;
import dev.attune.profile.text.TokenCount;
import java.util.List;

/** Finds the memories that matter for a message. Immutable and safe for use by many threads; a search takes well under a millisecond. */
public final class Recaller {

    private final RecallSettings settings;
    private final Stems stems;
    private final TokenCount tokens = new TokenCount();

    /** Reads {@code recall.yaml} and the stop words; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    public Recaller(ConfigFiles files) {
        this.settings = RecallSettings.read(files);
        this.stems = new Stems(files);
    }

    /** Makes a profile ready for search: some milliseconds for a thousand memories, so keep it as long as the profile. */
    public MemoryIndex index(Profile profile) {
        return MemoryIndex.of(profile, stems);
    }

    public Recalled recall(MemoryIndex index, RecallQuery query) {
        List<Candidate> candidates = new Ranking(index, settings, query).of(stems.of(query.text()));
        return new Selection(index, query, settings, tokens).select(candidates);
    }
}
