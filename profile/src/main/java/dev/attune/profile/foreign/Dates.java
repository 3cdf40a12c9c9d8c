package dev.attune.profile.foreign;

import dev.attune.profile.model.InvalidInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates as people and programs write them. What names no zone is UTC. */
final class Dates {

    /** Clocks and zones differ by no more. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final double MOST_SECONDS = 4_102_444_800.0;

    private final Instant latest;

    Dates(Instant now) {
        this.latest = now.plus(AHEAD);
    }

    /** A day or a moment in ISO 8601, with a space for its T where that is how it was written. */
    Instant parse(String field, String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        try {
            if (iso.length() <= 10) {
                return check(field, LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            int time = iso.indexOf('T');
            boolean zoned = iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', Math.max(time, 0)) > 0;
            return check(
                    field,
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            throw new InvalidInput(
                    field, "must be a day or a time in ISO 8601, such as 2026-01-31 or 2026-01-31T09:30:00Z");
        }
    }

    /** Seconds since 1970. */
    Instant ofSeconds(String field, double seconds) {
        if (!(seconds > 0 && seconds < MOST_SECONDS)) {
            throw new InvalidInput(field, "must be seconds since 1970");
        }
        return check(field, Instant.ofEpochMilli(Math.round(seconds * 1_000)));
    }

    private Instant check(String field, Instant at) {
        if (at.isBefore(Instant.EPOCH)) {
            throw new InvalidInput(field, "must not lie before 1970");
        }
        if (at.isAfter(latest)) {
            throw new InvalidInput(field, "must not lie ahead");
        }
        return at;
    }
}
