package dev.attune.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T11:59:01Z, just now",
        "2026-03-31T12:00:30Z, just now",
        "2026-03-31T11:59:00Z, 1 minute ago",
        "2026-03-31T11:00:01Z, 59 minutes ago",
        "2026-03-31T11:00:00Z, 1 hour ago",
        "2026-03-30T12:00:00Z, 1 day ago",
        "2026-03-01T12:00:00Z, 30 days ago",
        "2026-02-28T12:00:00Z, 28 Feb 2026",
        "2026-04-02T12:00:00Z, 2 Apr 2026"
    })
    void aTimeReadsAsPeopleSayIt(String at, String expected) {
        Moment moment = Moment.of(Instant.parse(at), NOW);

        assertThat(moment.relative()).isEqualTo(expected);
        assertThat(moment.iso()).isEqualTo(at);
    }
}
