package dev.attune.profile.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A stretch of time that a text names, in UTC: from its first moment to the first one behind it. */
public record TimeSpan(Instant from, Instant until) {

    static TimeSpan of(LocalDate first, LocalDate behind) {
        return new TimeSpan(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                behind.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    public double days() {
        return Duration.between(from, until).toHours() / 24.0;
    }
}
