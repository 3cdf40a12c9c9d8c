package dev.attune.console.facets;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * In which hours of the week somebody is here.
 *
 * @param days seven; empty when that is not known
 * @param summary the busiest hours, in words
 * @param zone of the hours
 */
public record WeekMap(List<Day> days, String summary, String zone) {

    static final int HOURS = 24;

    private static final int DAYS = 7;
    private static final int LEVELS = 4;
    private static final int BUSIEST = 3;

    /**
     * One day.
     *
     * @param levels of its hours, 0 for none to 4 for the busiest there are
     */
    public record Day(String name, List<Long> levels) {}

    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** Every third hour of the day, for a heading. */
    public List<String> headings() {
        return IntStream.range(0, HOURS / 3)
                .mapToObj(third -> String.format(Locale.ROOT, "%02d", third * 3))
                .toList();
    }

    /** By how much came in each hour of the week. */
    static WeekMap of(List<Double> week, String zone) {
        double most = week.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (week.size() != DAYS * HOURS || most <= 0) {
            return new WeekMap(List.of(), "", zone);
        }
        List<Day> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            days.add(new Day(
                    name(day),
                    week.subList(day * HOURS, (day + 1) * HOURS).stream()
                            .map(value -> (long) Math.ceil(LEVELS * value / most))
                            .toList()));
        }
        return new WeekMap(days, busiest(week), zone);
    }

    /** By the hours alone in which somebody is mostly here. */
    static WeekMap ofHours(List<Integer> hours, String zone) {
        List<Double> week = new ArrayList<>(Collections.nCopies(DAYS * HOURS, 0.0));
        hours.stream().filter(hour -> hour >= 0 && hour < week.size()).forEach(hour -> week.set(hour, 1.0));
        return of(week, zone);
    }

    private static String busiest(List<Double> week) {
        return IntStream.range(0, week.size())
                .boxed()
                .filter(hour -> week.get(hour) > 0)
                .sorted(Comparator.comparing((Integer hour) -> -week.get(hour)))
                .limit(BUSIEST)
                .sorted()
                .map(hour -> name(hour / HOURS) + String.format(Locale.ROOT, " %02d:00", hour % HOURS))
                .collect(Collectors.joining(", "));
    }

    private static String name(int day) {
        return DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
