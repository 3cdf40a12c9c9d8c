package dev.attune.profile.recall;

import dev.attune.profile.recall.RecallQuery.Purpose;
import dev.attune.profile.recall.RecallSettings.Relevance;
import java.util.List;

/**
 * What a candidate must reach. Bringing up what does not matter is worse than silence, so the least rises with the number of
 * memories: among many, some are near to anything.
 *
 * <p>Where meaning is known, a candidate is held to its <em>relevance</em>: its likeness in meaning, a share for its words and, for an answer,
 * one for how far the message leans on who says it. The weights are those of a logistic regression that tells the memory which a question
 * needs from those beside it and from everything that a task might be taken to need. Where meaning is not known, the fit of its words decides.
 *
 * <p>Lasting memories and episodes are held to different measures. Each lasting memory must itself fit. Episodes are what a person told
 * of a matter, in several sentences which do not all name it: when the best of them fits, the rest need only come near it in score. Whoever
 * searches among them on purpose is spared the rising measure for these: such a question has to do with them.
 */
final class Threshold {

    /** Up to so many memories are few. */
    private static final double FEW = 20;

    private final RecallSettings settings;
    private final double leaning;
    private final double lastingFit;
    private final double lastingRelevance;
    private final double lastingScore;
    private final double episodeScore;

    /** @param leaning how far the question leans on who asks it, 0 where nobody knows */
    Threshold(RecallSettings settings, Purpose purpose, double leaning, MemoryIndex index, List<Candidate> candidates) {
        this.settings = settings;
        this.leaning = purpose == Purpose.ANSWER ? leaning : 0;
        int episodes = index.size() - index.lasting();
        Relevance least = settings.relevance();
        this.lastingFit = leastFit(settings.lastingFit(), index.lasting());
        this.lastingRelevance = purpose == Purpose.ANSWER
                ? rising(least.answer(), least.answerAmongMany(), index.lasting())
                : Math.max(least.search(), least.searchShare() * bestRelevance(candidates));
        this.lastingScore = settings.lastingShare() * bestScore(candidates, true);
        double episodeFit = leastFit(purpose == Purpose.SEARCH ? 0 : settings.episodeFit(), episodes);
        double episodeRelevance = purpose == Purpose.ANSWER
                ? rising(least.episodes(), least.episodesAmongMany(), episodes)
                : settings.leastFit();
        boolean fits =
                candidates.stream().anyMatch(one -> !one.isLasting() && reaches(one, episodeFit, episodeRelevance));
        this.episodeScore = fits ? settings.episodeShare() * bestScore(candidates, false) : Double.POSITIVE_INFINITY;
    }

    boolean isReachedBy(Candidate candidate) {
        return candidate.isLasting()
                ? candidate.score() >= lastingScore && reaches(candidate, lastingFit, lastingRelevance)
                : candidate.score() >= episodeScore;
    }

    private boolean reaches(Candidate candidate, double fit, double relevance) {
        return Double.isNaN(candidate.likeness()) ? candidate.fit() >= fit : relevance(candidate) >= relevance;
    }

    private double relevance(Candidate candidate) {
        Relevance weights = settings.relevance();
        return candidate.likeness()
                + weights.words() * Math.sqrt(Math.min(1, candidate.fit()))
                + weights.leaning() * leaning;
    }

    private double bestRelevance(List<Candidate> candidates) {
        double best = 0;
        for (Candidate candidate : candidates) {
            if (candidate.isLasting() && !Double.isNaN(candidate.likeness())) {
                best = Math.max(best, relevance(candidate));
            }
        }
        return best;
    }

    private double leastFit(double growth, int memories) {
        return Math.max(settings.leastFit(), growth * Math.log(1 + memories));
    }

    private static double rising(double least, double growth, int memories) {
        return least + growth * Math.max(0, Math.log(memories / FEW));
    }

    /** Candidates come best first. */
    private static double bestScore(List<Candidate> candidates, boolean lasting) {
        return candidates.stream()
                .filter(one -> one.isLasting() == lasting)
                .mapToDouble(Candidate::score)
                .findFirst()
                .orElse(0);
    }
}
