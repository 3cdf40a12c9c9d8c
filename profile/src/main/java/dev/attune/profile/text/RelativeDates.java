package dev.attune.profile.text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The times that an English text names by how long ago they are: {@code yesterday}, {@code two weeks ago}, {@code last spring},
 * {@code this month}, {@code last Tuesday}. Seasons are those of the north, by whole months. What is some time ago is taken as wide as the unit
 * it is counted in, since nobody counts finer.
 */
final class RelativeDates {

    private static final List<String> NUMBERS =
            List.of("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final Map<String, Month> SEASONS = Map.of(
            "spring",
            Month.MARCH,
            "summer",
            Month.JUNE,
            "autumn",
            Month.SEPTEMBER,
            "fall",
            Month.SEPTEMBER,
            "winter",
            Month.DECEMBER);

    private static final int SEASON_MONTHS = 3;
    private static final int MOST_DIGITS = 3;

    static final Pattern NAMED = Pattern.compile(
            "\\b(?:(today|yesterday)"
                    + "|(last|this|past) (week|month|year|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday"
                    + "|sunday)"
                    + "|(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|\\d{1,"
                    + MOST_DIGITS
                    + "}) (day|week|month|year)s? ago)\\b",
            Pattern.CASE_INSENSITIVE);

    private RelativeDates() {}

    static Optional<TimeSpan> span(MatchResult found, LocalDate today) {
        if (found.group(1) != null) {
            LocalDate day = found.group(1).equalsIgnoreCase("today") ? today : today.minusDays(1);
            return Optional.of(TimeSpan.of(day, day.plusDays(1)));
        }
        if (found.group(2) != null) {
            boolean current = found.group(2).equalsIgnoreCase("this");
            return named(found.group(3).toLowerCase(Locale.ROOT), current, today);
        }
        ChronoUnit unit = ChronoUnit.valueOf(found.group(5).toUpperCase(Locale.ROOT) + "S");
        LocalDate then = today.minus(number(found.group(4).toLowerCase(Locale.ROOT)), unit);
        return Optional.of(around(then, unit));
    }

    private static Optional<TimeSpan> named(String name, boolean current, LocalDate today) {
        Month season = SEASONS.get(name);
        if (season != null) {
            return Optional.of(season(season, current, today));
        }
        return switch (name) {
            case "week" -> {
                LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                LocalDate first = current ? monday : monday.minusWeeks(1);
                yield Optional.of(TimeSpan.of(first, first.plusWeeks(1)));
            }
            case "month" -> {
                LocalDate first = today.withDayOfMonth(1).minusMonths(current ? 0 : 1);
                yield Optional.of(TimeSpan.of(first, first.plusMonths(1)));
            }
            case "year" -> {
                LocalDate first = today.withDayOfYear(1).minusYears(current ? 0 : 1);
                yield Optional.of(TimeSpan.of(first, first.plusYears(1)));
            }
            default -> {
                DayOfWeek day = DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
                LocalDate last = today.with(TemporalAdjusters.previous(day));
                yield current ? Optional.empty() : Optional.of(TimeSpan.of(last, last.plusDays(1)));
            }
        };
    }

    /** The last season of the name that is over, or the one that has begun last. */
    private static TimeSpan season(Month begins, boolean current, LocalDate today) {
        LocalDate first = LocalDate.of(today.getYear(), begins, 1);
        while (first.isAfter(today)
                || (!current && first.plusMonths(SEASON_MONTHS).isAfter(today))) {
            first = first.minusYears(1);
        }
        return TimeSpan.of(first, first.plusMonths(SEASON_MONTHS));
    }

    private static TimeSpan around(LocalDate then, ChronoUnit unit) {
        return switch (unit) {
            case WEEKS -> TimeSpan.of(then.minusDays(3), then.plusDays(4));
            case MONTHS -> TimeSpan.of(then.minusDays(15), then.plusDays(16));
            case YEARS -> TimeSpan.of(then.minusMonths(6), then.plusMonths(6));
            default -> TimeSpan.of(then, then.plusDays(1));
        };
    }

    private static int number(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return Integer.parseInt(word);
        }
        return switch (word) {
            case "an", "one" -> 1;
            case "a couple of" -> 2;
            default -> NUMBERS.indexOf(word) + 1;
        };
    }
}
