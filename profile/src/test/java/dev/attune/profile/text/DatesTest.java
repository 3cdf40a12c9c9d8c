package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatesTest {

    private static final Instant NOW = Instant.parse("2026-06-10T09:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What did I do on 3 May 2023?         | 2023-05-03 | 2023-05-04",
                "what about May 3rd, 2023?            | 2023-05-03 | 2023-05-04",
                "the 21st of December, 2022           | 2022-12-21 | 2022-12-22",
                "on 2024-02-29 it snowed              | 2024-02-29 | 2024-03-01",
                "my trip in June                      | 2026-06-01 | 2026-07-01",
                "my trip in July                      | 2025-07-01 | 2025-08-01",
                "since May                            | 2026-05-01 | 2026-06-01",
                "in December 2023                     | 2023-12-01 | 2024-01-01",
                "my goals for 2023                    | 2023-01-01 | 2024-01-01",
                "what did I eat yesterday?            | 2026-06-09 | 2026-06-10",
                "Two weeks ago I was ill              | 2026-05-24 | 2026-05-31",
                "3 days ago                           | 2026-06-07 | 2026-06-08",
                "a year ago                           | 2024-12-10 | 2025-12-10",
                "where was I last week?               | 2026-06-01 | 2026-06-08",
                "last month's bill                    | 2026-05-01 | 2026-06-01",
                "the trip last year                   | 2025-01-01 | 2026-01-01",
                "last spring                          | 2026-03-01 | 2026-06-01",
                "Last summer                          | 2025-06-01 | 2025-09-01",
                "this summer                          | 2026-06-01 | 2026-09-01",
                "last winter                          | 2025-12-01 | 2026-03-01",
                "last Tuesday                         | 2026-06-09 | 2026-06-10",
            })
    void findsTheTimeThatATextNames(String text, LocalDate first, LocalDate behind) {
        assertThat(Dates.in(text, NOW)).containsExactly(TimeSpan.of(first, behind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May I ask something?",
                "that may be so",
                "room 1204, 12345 or 3021",
                "31 February 2023",
                "2023-13-45",
                "they march on"
            })
    void findsNoneWhereThereIsNone(String text) {
        assertThat(Dates.in(text, NOW)).isEmpty();
    }

    @Test
    void takesTheDatesOutOfAText() {
        assertThat(Words.of(Dates.without("What race did I run in March 2023, on 3 April?")))
                .containsExactly("what", "race", "did", "i", "run", "on");
    }
}
