package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShiftsTest {

    private final Shifts shifts = new Shifts(Taught.FILES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I no longer like tennis, now I like golf             | I like tennis | I like golf",
                "I have gone off tennis, these days I prefer golf     | I like tennis | I prefer golf",
                "I used to like tennis, but now I prefer golf         | I like tennis | I prefer golf",
                "I like golf instead of tennis                        | I like tennis | I like golf",
                "These days I like golf rather than tennis            | I like tennis | I like golf",
                "I have switched from tennis to golf                  | I like tennis | I like golf",
                "Once I would play tennis, nowadays I play golf       | I play tennis | I play golf",
                "My taste has changed: I no longer like tennis        | I like tennis | I no longer like tennis",
                "I do not really like tennis these days               | I like tennis | I do not really like tennis these days",
                "I have stopped liking tennis                         | I like tennis | I have stopped liking tennis",
            })
    void tellsWhatWasFromWhatIs(String clause, String was, String now) {
        assertThat(shifts.of(clause)).hasValueSatisfying(shift -> {
            assertThat(shift.was()).isEqualTo(was);
            assertThat(shift.now()).isEqualTo(now);
        });
    }

    @Test
    void takesNoPlainStatementForAChange() {
        assertThat(shifts.of("I like tennis and golf")).isEmpty();
        assertThat(shifts.of("I do not like tennis")).isEmpty();
    }
}
