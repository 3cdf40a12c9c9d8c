package dev.attune.profile.recall;

import dev.attune.profile.recall.RecallQuery.Purpose;
import java.util.List;

/**
 * What a candidate must reach. Bringing up what does not matter is worse than silence, so the least fit rises with the number of
 * memories: among many, some share a word with anything.
 *
 * <p>Lasting memories and episodes are held to different measures. Each lasting memory must itself fit. Episodes are what a person told
 * of a matter, in several sentences which do not all name it: when the best of them fits, the rest need only come near it in score. Whoever
 * searches among them on purpose is spared the rising measure for these: such a question has to do with them.
 */
final class Threshold {

    private final double lastingFit;
    private final double lastingScore;
    private final double episodeScore;

    Threshold(RecallSettings settings, Purpose purpose, MemoryIndex index, List<Candidate> candidates) {
        this.lastingFit = leastFit(settings, settings.lastingFit(), index.lasting());
        this.lastingScore = settings.lastingShare() * bestScore(candidates, true);
        double growth = purpose == Purpose.SEARCH ? 0 : settings.episodeFit();
        double episodeFit = leastFit(settings, growth, index.size() - index.lasting());
        boolean fits = candidates.stream().anyMatch(one -> !one.isLasting() && one.fit() >= episodeFit);
        this.episodeScore = fits ? settings.episodeShare() * bestScore(candidates, false) : Double.POSITIVE_INFINITY;
    }

    boolean isReachedBy(Candidate candidate) {
        return candidate.isLasting()
                ? candidate.fit() >= lastingFit && candidate.score() >= lastingScore
                : candidate.score() >= episodeScore;
    }

    private static double leastFit(RecallSettings settings, double growth, int memories) {
        return Math.max(settings.leastFit(), growth * Math.log(1 + memories));
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
