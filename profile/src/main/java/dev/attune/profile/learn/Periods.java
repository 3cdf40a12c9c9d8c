package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Since when and until when something holds, by the words that say so: {@code since last May}, {@code two years ago}, {@code until next
 * week}. Counted from the day it was said on, in UTC. A pure function of the words and that day.
 */
final class Periods {

    private final ChangesFile file;
    private final Pattern since;
    private final Pattern ago;
    private final Pattern until;
    private final Pattern during;

    Periods(ConfigFiles files) {
        this.file = ConfigDocument.read(files, ChangesFile.PATH, ChangesFile.class);
        PatternBook book = new PatternBook(
                ChangesFile.PATH,
                Map.of(
                        "name",
                                any(file.months().keySet()) + "|"
                                        + any(file.weekdays().keySet()),
                        "unit", any(file.units().keySet()),
                        "count",
                                any(file.numbers().keySet()) + "|a (?:"
                                        + any(file.numbers().keySet()) + ")"));
        this.since = book.compile("periods.since", file.periods().since());
        this.ago = book.compile("periods.ago", file.periods().ago());
        this.until = book.compile("periods.until", file.periods().until());
        this.during = book.compile("periods.during", file.periods().during());
    }

    /** The start of what holds since a time that the words name; empty when they name none, or one to come. */
    Optional<Instant> since(String words, Instant said) {
        LocalDate day = LocalDate.ofInstant(said, ZoneOffset.UTC);
        Matcher found = since.matcher(words);
        LocalDate start = null;
        if (found.find()) {
            start = past(found, day);
        } else {
            Matcher before = ago.matcher(words);
            if (before.find()) {
                boolean is = before.group("count") != null;
                start = shifted(
                        day, before.group(is ? "count" : "forcount"), before.group(is ? "unit" : "forunit"), -1);
            }
        }
        return Optional.ofNullable(start)
                .filter(date -> !date.isAfter(day))
                .map(Periods::instant)
                .map(instant -> instant.isAfter(said) ? said : instant);
    }

    /** The end of what holds until a time that the words name: the first moment after it. Empty when they name none. */
    Optional<Instant> until(String words, Instant said) {
        LocalDate day = LocalDate.ofInstant(said, ZoneOffset.UTC);
        Matcher found = until.matcher(words);
        LocalDate end = null;
        if (found.find()) {
            end = future(found, day);
        } else {
            Matcher ahead = during.matcher(words);
            if (ahead.find()) {
                LocalDate last = shifted(day, ahead.group("count"), ahead.group("unit"), 1);
                end = last == null ? null : last.plusDays(1);
            }
        }
        return Optional.ofNullable(end).filter(date -> date.isAfter(day)).map(Periods::instant);
    }

    private @Nullable LocalDate past(Matcher found, LocalDate day) {
        boolean isLast = "last".equalsIgnoreCase(found.group("which"));
        if (found.group("year") != null) {
            return LocalDate.of(Integer.parseInt(found.group("year")), 1, 1);
        }
        if (found.group("unit") != null) {
            ChronoUnit unit = unit(found.group("unit"));
            LocalDate start = startOf(unit, day);
            return isLast ? start.minus(1, unit) : start;
        }
        return named(found, day, false);
    }

    private @Nullable LocalDate future(Matcher found, LocalDate day) {
        if (found.group("tomorrow") != null) {
            return day.plusDays(2);
        }
        if (found.group("year") != null) {
            return LocalDate.of(Integer.parseInt(found.group("year")), 1, 1).plusYears(1);
        }
        if (found.group("unit") != null) {
            ChronoUnit unit = unit(found.group("unit"));
            boolean isNext = "next".equalsIgnoreCase(found.group("which"));
            return startOf(unit, day).plus(isNext ? 2 : 1, unit);
        }
        return named(found, day, true);
    }

    /** A month's or a weekday's day: the last one begun by then, or the first one after it, as the end that includes it. */
    private @Nullable LocalDate named(Matcher found, LocalDate day, boolean ahead) {
        String name = found.group("name").toLowerCase(Locale.ROOT);
        Integer weekday = file.weekdays().get(name);
        if (weekday != null) {
            DayOfWeek of = DayOfWeek.of(weekday);
            return ahead ? day.with(TemporalAdjusters.next(of)).plusDays(1) : day.with(TemporalAdjusters.previous(of));
        }
        int month = file.months().getOrDefault(name, 1);
        String year = found.group("nameyear");
        LocalDate first = LocalDate.of(year == null ? day.getYear() : Integer.parseInt(year), month, 1);
        if (ahead) {
            LocalDate behind = first.plusMonths(1);
            return year == null && !behind.isAfter(day) ? behind.plusYears(1) : behind;
        }
        return year == null && first.isAfter(day) ? first.minusYears(1) : first;
    }

    private @Nullable LocalDate shifted(LocalDate day, String count, String unit, int sign) {
        String word = count.toLowerCase(Locale.ROOT).replaceFirst("^a (?=\\w)", "");
        Integer known = file.numbers().get(word);
        try {
            int number = known == null ? Integer.parseInt(word) : known;
            return day.plus((long) sign * number, unit(unit));
        } catch (NumberFormatException | DateTimeException unusable) {
            return null;
        }
    }

    private ChronoUnit unit(String name) {
        return file.units().getOrDefault(name.toLowerCase(Locale.ROOT), ChronoUnit.DAYS);
    }

    private static LocalDate startOf(ChronoUnit unit, LocalDate day) {
        return switch (unit) {
            case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
            case DECADES -> LocalDate.of(day.getYear() / 10 * 10, 1, 1);
            default -> day;
        };
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String any(Collection<String> words) {
        return String.join("|", words);
    }
}
