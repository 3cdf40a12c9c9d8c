package dev.attune.profile.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The dates that an English text names: {@code 3 May 2023}, {@code May 3rd}, {@code in June}, {@code 2023-05-03}, {@code 2023}; and those of {@link RelativeDates}. A day or
 * month without a year is the last one that has begun. {@code May} by itself is taken for a month only behind a word such as {@code in},
 * since it is a verb more often.
 */
public final class Dates {

    private static final String MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
            .collect(Collectors.joining("|"));

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "((?:19|20)\\d\\d)";

    private static final Pattern NAMED = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})"
            + "|(?:\\b(in|during|since|last|this|of) +)?(?:\\b" + DAY + "(?: of)? )?\\b(" + MONTHS + ")\\b(?: " + DAY
            + "\\b)?(?:,? ?"
            + YEAR + "\\b)?"
            + "|\\b" + YEAR + "\\b");

    private Dates() {}

    /** The spans that the text names, in its order: first the dates, then those that say how long ago. */
    public static List<TimeSpan> in(String text, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<TimeSpan> spans = new ArrayList<>();
        NAMED.matcher(text).results().forEach(found -> span(found, today).ifPresent(spans::add));
        RelativeDates.NAMED
                .matcher(text)
                .results()
                .forEach(found -> RelativeDates.span(found, today).ifPresent(spans::add));
        return spans;
    }

    /** The text without the dates that it names. */
    public static String without(String text) {
        return RelativeDates.NAMED.matcher(NAMED.matcher(text).replaceAll(" ")).replaceAll(" ");
    }

    private static Optional<TimeSpan> span(MatchResult found, LocalDate today) {
        try {
            if (found.group(1) != null) {
                LocalDate day = LocalDate.parse(found.group());
                return Optional.of(TimeSpan.of(day, day.plusDays(1)));
            }
            if (found.group(9) != null) {
                LocalDate first = LocalDate.of(Integer.parseInt(found.group(9)), 1, 1);
                return Optional.of(TimeSpan.of(first, first.plusYears(1)));
            }
            return ofMonth(found, today);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<TimeSpan> ofMonth(MatchResult found, LocalDate today) {
        String day = found.group(5) != null ? found.group(5) : found.group(7);
        String year = found.group(8);
        Month month = Month.valueOf(found.group(6).toUpperCase(Locale.ROOT));
        if (month == Month.MAY && day == null && year == null && found.group(4) == null) {
            return Optional.empty();
        }
        int dayOfMonth = day == null ? 1 : Integer.parseInt(day);
        LocalDate first = year == null
                ? lastBegun(month, dayOfMonth, today)
                : LocalDate.of(Integer.parseInt(year), month, dayOfMonth);
        LocalDate behind = day == null ? YearMonth.from(first).plusMonths(1).atDay(1) : first.plusDays(1);
        return Optional.of(TimeSpan.of(first, behind));
    }

    private static LocalDate lastBegun(Month month, int day, LocalDate today) {
        LocalDate thisYear = LocalDate.of(today.getYear(), month, day);
        return thisYear.isAfter(today) ? LocalDate.of(today.getYear() - 1, month, day) : thisYear;
    }
}
