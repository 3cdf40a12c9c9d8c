package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.profile.Welch.Sample;
import dev.attune.profile.model.Uplift;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WelchTest {

    /** From the printed tables of the distribution. */
    @ParameterizedTest
    @CsvSource({
        "1, 12.7062",
        "2, 4.3027",
        "3, 3.1824",
        "5, 2.5706",
        "10, 2.2281",
        "30, 2.0423",
        "120, 1.9799",
        "1000000, 1.9600"
    })
    void quantilesAreThoseOfTheTables(double freedom, double quantile) {
        assertThat(StudentT.quantile(0.975, freedom)).isCloseTo(quantile, within(0.0002));
    }

    @Test
    void anIntervalIsTheOneThatIsWorkedOutByHand() {
        // Means 2 and 5, variances 1 and 1, three people each: error 2/3, four degrees of freedom.
        Uplift.Comparison compared = Welch.compare(sample(1, 2, 3), sample(4, 5, 6));

        assertThat(compared.difference()).isEqualTo(3.0);
        Uplift.Interval interval = compared.interval();
        assertThat(interval).isNotNull();
        assertThat(interval.low()).isCloseTo(3 - 2.7764 * Math.sqrt(2 / 3.0), within(0.001));
        assertThat(interval.high()).isCloseTo(3 + 2.7764 * Math.sqrt(2 / 3.0), within(0.001));
    }

    @Test
    void tooFewPeopleHaveNoInterval() {
        assertThat(Welch.compare(sample(1), sample(2, 3)).difference()).isEqualTo(1.5);
        assertThat(Welch.compare(sample(1), sample(2, 3)).interval()).isNull();
        assertThat(Welch.compare(sample(), sample(2, 3)).difference()).isNull();
        assertThat(Welch.compare(sample(1, 1), sample(1, 1)).interval()).isNull();
    }

    /**
     * A thousand experiments in which personalization does nothing, on people who differ in what they think and in how much they ask. The
     * interval over people misses the truth one time in twenty; over answers it would miss it most of the time.
     */
    @Test
    void theIntervalOverPeopleHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(20260301);
        int experiments = 1_000;
        int people = 0;
        int answers = 0;
        for (int experiment = 0; experiment < experiments; experiment++) {
            Group holdout = Group.drawn(random, 20);
            Group personalized = Group.drawn(random, 60);
            people += holds(Welch.compare(holdout.people(), personalized.people())) ? 1 : 0;
            answers += holds(Welch.compare(holdout.answers(), personalized.answers())) ? 1 : 0;
        }
        assertThat(people / (double) experiments).isBetween(0.93, 0.97);
        assertThat(answers / (double) experiments).isLessThan(0.6);
    }

    private static boolean holds(Uplift.Comparison compared) {
        Uplift.Interval interval = compared.interval();
        return interval != null && interval.low() <= 0 && interval.high() >= 0;
    }

    private static Sample sample(double... means) {
        double sum = 0;
        double squares = 0;
        for (double mean : means) {
            sum += mean;
            squares += mean * mean;
        }
        return new Sample(means.length, sum, squares);
    }

    private record Group(Sample people, Sample answers) {

        static Group drawn(Random random, int size) {
            double[] means = new double[size];
            double sum = 0;
            double squares = 0;
            long count = 0;
            for (int person = 0; person < size; person++) {
                double own = random.nextGaussian() * 0.4;
                int asked = 1 + random.nextInt(60);
                double theirs = 0;
                for (int answer = 0; answer < asked; answer++) {
                    double rating = own + random.nextGaussian() * 0.5;
                    theirs += rating;
                    squares += rating * rating;
                }
                means[person] = theirs / asked;
                sum += theirs;
                count += asked;
            }
            return new Group(sample(means), new Sample(count, sum, squares));
        }
    }
}
