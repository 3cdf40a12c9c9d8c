package dev.attune.proxy.manage;

import dev.attune.profile.model.InvalidInput;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Moments as the API writes them. */
final class Times {

    /** The years that ISO 8601 writes with four digits; others do not fit every store and clock. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Times() {}

    static Instant parse(String field, String text) {
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                return moment;
            }
        } catch (DateTimeParseException other) {
            // Answered below, with the times that lie too far off.
        }
        throw new InvalidInput(field, "must be a time in ISO 8601, such as 2026-01-31T09:30:00Z");
    }
}
