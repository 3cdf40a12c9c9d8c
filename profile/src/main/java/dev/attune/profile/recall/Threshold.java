package dev.attune.profile.recall;

import dev.attune.profile.recall.RecallQuery.Purpose;
import dev.attune.profile.recall.RecallSettings.Relevance;
import java.util.List;

/**
 * What a candidate must reach. Bringing up what does not matter is worse than silence, so the least rises with the number of
 * memories: among many, some are near to anything.
 *
 * <p>Where meaning is known, a candidate is held to its <em>relevance</em>: its likeness in meaning, a share for its words and
 * one for how far the message leans on who says it, which a search can only gain by. The weights are those of a logistic regression that tells the memory which a question
 * needs from those beside it and from everything that a task might be taken to need. Where meaning is not known, the fit of its words decides.
 *
 * <p>What is known and what was told, lasting memories and episodes, are held to different measures. Each lasting memory must itself fit. Episodes are what a person told
 * of a matter, in several sentences which do not all name it: when the best of them fits, the rest need only come near it in score. Whoever
 * searches among them on purpose is spared the rising measure for these: such a question has to do with them. What was learned from a turn
 * is told as well then; what somebody wrote into a profile by hand is not, and must fit in a search, too.
 */
final class Threshold {

    private static final boolean TOLD = true;
    private static final boolean KNOWN = false;

    /** Up to so many memories are few. */
    private static final double FEW = 20;

    private final RecallSettings settings;
    private final double words;
    private final double leaning;
    private final double lastingFit;
    private final double lastingRelevance;
    private final double lastingScore;
    private final double episodeScore;

    /** @param leaning how far the question leans on who asks it, 0 where nobody knows */
    Threshold(RecallSettings settings, Purpose purpose, double leaning, MemoryIndex index, List<Candidate> candidates) {
        this.settings = settings;
        this.words = purpose == Purpose.ANSWER
                ? settings.relevance().words()
                : settings.relevance().searchWords();
        this.leaning = settings.relevance().leaning() * (purpose == Purpose.ANSWER ? leaning : Math.max(0, leaning));
        int episodes = index.size() - index.lasting();
        Relevance least = settings.relevance();
        this.lastingFit = leastFit(settings.lastingFit(), index.lasting());
        this.lastingRelevance = purpose == Purpose.ANSWER
                ? rising(least.answer(), least.answerAmongMany(), index.lasting())
                : Math.max(least.search(), least.searchShare() * bestRelevance(candidates));
        this.lastingScore = settings.lastingShare() * bestScore(candidates, KNOWN);
        double episodeFit = leastFit(purpose == Purpose.SEARCH ? 0 : settings.episodeFit(), episodes);
        double episodeRelevance = purpose == Purpose.ANSWER
                ? rising(least.episodes(), least.episodesAmongMany(), episodes)
                : settings.leastFit();
        boolean fits = candidates.stream()
                .anyMatch(one -> one.isTold()
                        && isNear(one, purpose == Purpose.ANSWER ? least.episodesLeast() : 0)
                        && reaches(one, episodeFit, episodeRelevance));
        boolean held = purpose == Purpose.ANSWER && candidates.stream().anyMatch(Threshold::isKnown);
        double share = held ? least.episodesShare() : settings.episodeShare();
        this.episodeScore = fits ? share * bestScore(candidates, TOLD) : Double.POSITIVE_INFINITY;
    }

    boolean isReachedBy(Candidate candidate) {
        return candidate.isTold()
                ? candidate.score() >= episodeScore
                : candidate.score() >= lastingScore
                        && isNear(candidate, settings.relevance().least())
                        && reaches(candidate, lastingFit, lastingRelevance);
    }

    private boolean reaches(Candidate candidate, double fit, double relevance) {
        return isKnown(candidate) ? relevance(candidate) >= relevance : candidate.fit() >= fit;
    }

    /** However much a message leans on who says it, what is nowhere near it is not meant. */
    private boolean isNear(Candidate candidate, double least) {
        return !isKnown(candidate) || nearness(candidate) >= least;
    }

    /** Whether its meaning and that of the question are known. */
    private static boolean isKnown(Candidate candidate) {
        return !Double.isNaN(candidate.likeness());
    }

    private double relevance(Candidate candidate) {
        return nearness(candidate) + leaning;
    }

    private double nearness(Candidate candidate) {
        return candidate.likeness() + words * Math.sqrt(Math.min(1, candidate.fit()));
    }

    private double bestRelevance(List<Candidate> candidates) {
        double best = 0;
        for (Candidate candidate : candidates) {
            if (!candidate.isTold() && isKnown(candidate)) {
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
    private static double bestScore(List<Candidate> candidates, boolean told) {
        return candidates.stream()
                .filter(one -> one.isTold() == told)
                .mapToDouble(Candidate::score)
                .findFirst()
                .orElse(0);
    }
}
