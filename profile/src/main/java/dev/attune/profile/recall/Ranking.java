package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns what the scorers found into candidates: adds a share of their neighbours' scores, and what age and weight are worth. */
final class Ranking {

    private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();
    private static final double MILLIS_OF_A_MINUTE = Duration.ofMinutes(1).toMillis();

    /** Best first; of equals, the newer first. */
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .thenComparingInt(Candidate::place)
            .reversed();

    private final MemoryIndex index;
    private final RecallSettings settings;
    private final Instant at;

    Ranking(MemoryIndex index, RecallSettings settings, Instant at) {
        this.index = index;
        this.settings = settings;
        this.at = at;
    }

    /** Every memory that holds and has something for it, in order. */
    List<Candidate> of(Scores scores) {
        List<Candidate> candidates = new ArrayList<>();
        for (int place = 0; place < scores.size(); place++) {
            double score = scores.score(place) + neighbours(scores, place);
            if (score > 0 && index.memory(place).holdsAt(at)) {
                Memory memory = index.memory(place);
                candidates.add(new Candidate(place, memory, score + weight(memory, place), scores.fit(place)));
            }
        }
        candidates.sort(BEST_FIRST);
        return candidates;
    }

    /** What was said right before and after often belongs to the same matter without sharing a word with the question. */
    private double neighbours(Scores scores, int place) {
        return settings.neighbourShare() * (neighbour(scores, place, place - 1) + neighbour(scores, place, place + 1));
    }

    private double neighbour(Scores scores, int place, int other) {
        if (other < 0 || other >= scores.size() || scores.score(other) == 0 || !areEpisodes(place, other)) {
            return 0;
        }
        long apart = Math.abs(index.since(place) - index.since(other));
        return apart <= settings.neighbourMinutes() * MILLIS_OF_A_MINUTE ? scores.score(other) : 0;
    }

    private boolean areEpisodes(int place, int other) {
        return !index.memory(place).isLasting() && !index.memory(other).isLasting();
    }

    private double weight(Memory memory, int place) {
        double days = Math.max(0, at.toEpochMilli() - index.since(place)) / MILLIS_OF_A_DAY;
        double fresh = settings.recencyDays() / (settings.recencyDays() + days);
        return settings.importance() * memory.importance() + settings.recency() * fresh;
    }
}
