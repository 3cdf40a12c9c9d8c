package dev.attune.profile.traits;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When somebody was here.
 *
 * @param hours how many messages came in which hour since 1970
 */
public record Activity(SortedMap<Long, Integer> hours) {

    public static final int HOURS_OF_A_WEEK = 168;

    private static final int HOURS_OF_A_DAY = 24;
    private static final int NIGHT_HOURS = 8;

    /** The middle of the night of most people, in hours after midnight. */
    private static final double MIDDLE_OF_NIGHT = 3.5;

    /** What the hours are called that are theirs: those that together have this share of the messages. */
    private static final double MOSTLY = 0.7;

    private static final int MOST_ACTIVE_HOURS = 42;

    public Activity {
        hours = new TreeMap<>(hours);
    }

    /** A guess at a zone, and how sure it is. */
    public record Guess(ZoneOffset offset, double confidence) {}

    /** The days, in UTC, on which anything came. */
    public int days() {
        return (int) hours.keySet().stream()
                .map(hour -> Math.floorDiv(hour, HOURS_OF_A_DAY))
                .distinct()
                .count();
    }

    public int messages() {
        return hours.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How much came in each hour of the week, Monday's first hour first, in a zone; it fades by the half-life, in days. */
    public double[] week(ZoneId zone, Instant moment, double halfLifeDays) {
        double[] week = new double[HOURS_OF_A_WEEK];
        hours.forEach((hour, count) -> {
            Instant at = begin(hour);
            double days = Math.max(0, TasteReader.days(at, moment));
            week[hourOfWeek(at, zone)] += count * Math.pow(2, -days / halfLifeDays);
        });
        return week;
    }

    /** The hours of the week in which they are mostly here, in order; none where nothing came. */
    public static List<Integer> mostly(double[] week) {
        List<Integer> byWeight = new ArrayList<>();
        double sum = 0;
        for (int hour = 0; hour < week.length; hour++) {
            byWeight.add(hour);
            sum += week[hour];
        }
        byWeight.sort((one, other) -> Double.compare(week[other], week[one]));
        List<Integer> most = new ArrayList<>();
        double covered = 0;
        for (int hour : byWeight) {
            if (week[hour] <= 0 || covered >= MOSTLY * sum || most.size() == MOST_ACTIVE_HOURS) {
                break;
            }
            most.add(hour);
            covered += week[hour];
        }
        most.sort(null);
        return most;
    }

    /** Visits, oldest first: hours with messages that lie less than so many apart. */
    public List<Visit> visits(int apart) {
        List<Visit> visits = new ArrayList<>();
        for (Map.Entry<Long, Integer> hour : hours.entrySet()) {
            Visit last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
            if (last != null && hour.getKey() - last.last() < apart) {
                visits.set(
                        visits.size() - 1, new Visit(last.first(), hour.getKey(), last.messages() + hour.getValue()));
            } else {
                visits.add(new Visit(hour.getKey(), hour.getKey(), hour.getValue()));
            }
        }
        return visits;
    }

    /** One visit, by the hours since 1970 of its first and last message. */
    public record Visit(long first, long last, int messages) {}

    /** The usual hours from the end of a visit to the next one's beginning; empty for fewer than two. */
    public static Optional<Double> gapHours(List<Visit> visits) {
        List<Double> gaps = new ArrayList<>();
        for (int at = 1; at < visits.size(); at++) {
            gaps.add((double) (visits.get(at).first() - visits.get(at - 1).last()));
        }
        return median(gaps);
    }

    /** The usual number of messages of a visit; empty for none. */
    public static Optional<Double> sessionTurns(List<Visit> visits) {
        return median(visits.stream().map(visit -> (double) visit.messages()).toList());
    }

    private static Optional<Double> median(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    /** A zone in which their nights are quiet; empty for too little activity, or where it leaves no night. */
    public Optional<Guess> zone(RhythmSettings settings) {
        if (days() < settings.zoneDays() || hours.size() < settings.zoneHours()) {
            return Optional.empty();
        }
        double[] day = new double[HOURS_OF_A_DAY];
        hours.keySet().forEach(hour -> day[Math.floorMod(hour, HOURS_OF_A_DAY)]++);
        double least = Double.MAX_VALUE;
        List<Integer> quietest = new ArrayList<>();
        for (int first = 0; first < HOURS_OF_A_DAY; first++) {
            double sum = 0;
            for (int next = 0; next < NIGHT_HOURS; next++) {
                sum += day[(first + next) % HOURS_OF_A_DAY];
            }
            if (sum < least) {
                least = sum;
                quietest.clear();
            }
            if (sum <= least) {
                quietest.add(first);
            }
        }
        double share = least / hours.size();
        boolean isOneNight = quietest.get(quietest.size() - 1) - quietest.get(0) == quietest.size() - 1
                || (quietest.contains(0) && quietest.contains(HOURS_OF_A_DAY - 1));
        if (share > settings.nightShare() || !isOneNight) {
            return Optional.empty();
        }
        return Optional.of(
                new Guess(offset(quietest), settings.zoneConfidence() * (1 - share / (2 * settings.nightShare()))));
    }

    /** Of several windows that are as quiet, the middle one. */
    private static ZoneOffset offset(List<Integer> quietest) {
        int first = quietest.get(0);
        double sum = 0;
        for (int start : quietest) {
            sum += start - first > HOURS_OF_A_DAY / 2 ? start - HOURS_OF_A_DAY : start;
        }
        double middle = sum / quietest.size() + NIGHT_HOURS / 2.0;
        long hours = Math.round(MIDDLE_OF_NIGHT - middle);
        int wrapped = Math.floorMod(hours + 11, HOURS_OF_A_DAY) - 11;
        return ZoneOffset.ofHours(wrapped);
    }

    public static int hourOfWeek(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * HOURS_OF_A_DAY + local.getHour();
    }

    static Instant begin(long hour) {
        return Instant.ofEpochSecond(hour * Duration.ofHours(1).toSeconds());
    }
}
