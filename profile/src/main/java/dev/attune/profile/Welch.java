package dev.attune.profile;

import dev.attune.profile.model.Uplift;
import org.jspecify.annotations.Nullable;

/**
 * Compares the means of two groups of people (Welch, The generalization of "Student's" problem when several different population variances
 * are involved, Biometrika 34, 1947). Each person enters with one mean of their own: answers of one person resemble each other, so that it
 * is people who are independent and not answers. The groups may differ in size and in spread.
 */
final class Welch {

    static final double LEVEL = 0.95;

    private Welch() {}

    /**
     * A group.
     *
     * @param count of people
     * @param sum of their means
     * @param squares sum of the squares of their means
     */
    record Sample(long count, double sum, double squares) {

        @Nullable
        Double mean() {
            return count > 0 ? sum / count : null;
        }

        /** Variance of the mean over the people: of a sample, divided by its size. */
        double error() {
            double spread = (squares - sum * sum / count) / (count - 1);
            return Math.max(0, spread) / count;
        }
    }

    /**
     * The second group less the first. There is no interval with fewer than two people in a group, nor where nobody differs from anybody:
     * that says that there are too few, not that the difference is known.
     */
    static Uplift.Comparison compare(Sample holdout, Sample personalized) {
        Double without = holdout.mean();
        Double with = personalized.mean();
        Double difference = without == null || with == null ? null : with - without;
        return new Uplift.Comparison(
                new Uplift.Mean(holdout.count(), without),
                new Uplift.Mean(personalized.count(), with),
                difference,
                difference == null ? null : interval(holdout, personalized, difference));
    }

    private static Uplift.@Nullable Interval interval(Sample one, Sample other, double difference) {
        if (one.count() < 2 || other.count() < 2) {
            return null;
        }
        double error = one.error() + other.error();
        if (error <= 0) {
            return null;
        }
        double freedom = error
                * error
                / (one.error() * one.error() / (one.count() - 1) + other.error() * other.error() / (other.count() - 1));
        double reach = StudentT.quantile(1 - (1 - LEVEL) / 2, freedom) * Math.sqrt(error);
        return new Uplift.Interval(difference - reach, difference + reach, LEVEL);
    }
}
