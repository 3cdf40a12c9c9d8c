package dev.attune.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time as a page shows it.
 *
 * @param relative for reading, such as {@code 3 minutes ago}
 * @param exact for hovering, to the second
 * @param iso for machines
 * @param day for lists of days
 */
public record Moment(String relative, String exact, String iso, String day) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int MOST_DAYS = 30;

    public static Moment of(Instant at, Instant now) {
        return new Moment(
                relative(at, now),
                EXACT.format(at),
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                DAY.format(at));
    }

    private static String relative(Instant at, Instant now) {
        Duration past = Duration.between(at, now);
        if (past.isNegative() || past.toDays() > MOST_DAYS) {
            // Clocks differ a little; what lies ahead by less than a minute has just happened.
            return past.abs().toMinutes() < 1 ? "just now" : DAY.format(at);
        }
        if (past.toMinutes() < 1) {
            return "just now";
        }
        if (past.toHours() < 1) {
            return ago(past.toMinutes(), "minute");
        }
        return past.toDays() < 1 ? ago(past.toHours(), "hour") : ago(past.toDays(), "day");
    }

    private static String ago(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }
}
