package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On Sunday, 1 March 2026. */
final class PeriodsTest {

    private final Periods periods = new Periods(Taught.FILES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They have lived in Ghent since last May       | 2025-05-01",
                "They have been vegan since January            | 2026-01-01",
                "They have had a parrot since 2019             | 2019-01-01",
                "They have been a nurse since June 2021        | 2021-06-01",
                "They moved to Ghent two years ago             | 2024-03-01",
                "They got a cat a couple of weeks ago          | 2026-02-15",
                "They have played the oboe for 10 years        | 2016-03-01",
                "They have been off coffee since last week     | 2026-02-16",
                "They have worked nights since Monday          | 2026-02-23",
            })
    void knowsSinceWhenSomethingHolds(String words, String day) {
        assertThat(periods.since(words, Taught.NOON)).contains(Instant.parse(day + "T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They are on a diet until next week            | 2026-03-09",
                "They are in Rome until Friday                 | 2026-03-07",
                "They work nights until June                   | 2026-07-01",
                "They are on leave until the end of the month  | 2026-04-01",
                "They study in Oslo until 2028                 | 2029-01-01",
                "They eat no sugar for the next two weeks      | 2026-03-16",
                "They are away till tomorrow                   | 2026-03-03",
            })
    void knowsUntilWhenSomethingHolds(String words, String day) {
        assertThat(periods.until(words, Taught.NOON)).contains(Instant.parse(day + "T00:00:00Z"));
    }

    @Test
    void findsNoTimeWhereNoneIsNamed() {
        assertThat(periods.since("They love walking since it clears their head", Taught.NOON))
                .isEmpty();
        assertThat(periods.until("They read until they fall asleep", Taught.NOON))
                .isEmpty();
    }
}
