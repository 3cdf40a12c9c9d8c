package dev.attune.profile.recall;

import dev.attune.profile.model.Memory;
import dev.attune.profile.recall.Postings.Posting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** The candidates of one search and their scores: what their words, their neighbours, their age and their weight add up to. */
final class Ranking {

    private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

    private final MemoryIndex index;
    private final RecallSettings settings;
    private final RecallQuery query;

    Ranking(MemoryIndex index, RecallSettings settings, RecallQuery query) {
        this.index = index;
        this.settings = settings;
        this.query = query;
    }

    /** A memory by its place, and its score. */
    record Candidate(int place, double score) {}

    /** Every memory that has something for it, best first; of equals, the newer first. */
    List<Candidate> of(List<String> stems) {
        float[] lexical = lexical(stems);
        List<Candidate> candidates = new ArrayList<>();
        for (int place = 0; place < lexical.length; place++) {
            double score = lexical[place] + neighbours(lexical, place);
            if (score > 0 && index.memory(place).holdsAt(query.at())) {
                candidates.add(new Candidate(place, score + weight(index.memory(place))));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score)
                .thenComparingInt(Candidate::place)
                .reversed());
        return candidates;
    }

    private float[] lexical(List<String> stems) {
        float[] scores = new float[index.size()];
        for (String stem : new LinkedHashSet<>(stems)) {
            Posting posting = index.postings().of(stem);
            if (posting != null) {
                add(posting, scores);
            }
        }
        return scores;
    }

    private void add(Posting posting, float[] scores) {
        float rarity = (float) rarity(posting.places.length);
        for (int at = 0; at < posting.places.length; at++) {
            scores[posting.places[at]] += rarity * posting.weights[at];
        }
    }

    /** 1 for a word that nobody else uses; less the more memories have it. */
    private double rarity(int having) {
        double all = index.postings().documents() + settings.background();
        return Math.log(1 + (all - having + 0.5) / (having + 0.5)) / Math.log(1 + (all + 0.5) / 0.5);
    }

    private double neighbours(float[] scores, int place) {
        return settings.neighbourShare() * (neighbour(scores, place, place - 1) + neighbour(scores, place, place + 1));
    }

    private double neighbour(float[] scores, int place, int other) {
        if (other < 0 || other >= scores.length || scores[other] == 0) {
            return 0;
        }
        Duration apart = Duration.between(
                        index.memory(place).validFrom(), index.memory(other).validFrom())
                .abs();
        return apart.toMillis() <= settings.neighbourMinutes() * 60_000 ? scores[other] : 0;
    }

    private double weight(Memory memory) {
        double days =
                Math.max(0, Duration.between(memory.validFrom(), query.at()).toMillis() / MILLIS_OF_A_DAY);
        return settings.importance() * memory.importance()
                + settings.recency() * Math.pow(0.5, days / settings.recencyDays());
    }
}
