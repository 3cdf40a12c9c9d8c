package dev.attune.profile.traits;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Finds the next stretches of time in which somebody is likely to come, by when they came in the weeks before. */
public final class Windows {

    private static final int DAYS_AHEAD = 7;
    private static final int HOURS_OF_A_DAY = 24;
    private static final int LONGEST = 3;
    private static final double WEEK_DAYS = 7;

    /** What stands for nothing being known, in weeks. */
    private static final double DOUBT = 1;

    /** Neighbouring hours, and the same hour of other days, speak for an hour, too. */
    private static final double BESIDE = 0.25;

    private static final double LEAST = 0.1;

    private final Activity activity;
    private final ZoneId zone;
    private final Instant now;

    public Windows(Activity activity, ZoneId zone, Instant now) {
        this.activity = activity;
        this.zone = zone;
        this.now = now;
    }

    /** A stretch of hours and how likely somebody comes in it, 0 to 1. */
    public record Likely(Instant from, Instant until, double likelihood) {}

    /** The likeliest of the next seven days, at most so many, soonest first. */
    public List<Likely> next(int most) {
        double[] chances = chances();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        List<Likely> all = new ArrayList<>();
        for (int ahead = 0; ahead < DAYS_AHEAD * HOURS_OF_A_DAY; ahead++) {
            Instant from = hour.plus(Duration.ofHours(ahead));
            all.add(new Likely(from, from.plus(Duration.ofHours(1)), chances[Activity.hourOfWeek(from, zone)]));
        }
        return merged(all).stream()
                .filter(window -> window.likelihood() >= LEAST)
                .sorted((one, other) -> Double.compare(other.likelihood(), one.likelihood()))
                .limit(most)
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .toList();
    }

    /** Hours that stand out become windows, with neighbours that are nearly as likely. */
    private static List<Likely> merged(List<Likely> hours) {
        List<Likely> windows = new ArrayList<>();
        for (Likely hour : hours) {
            Likely last = windows.isEmpty() ? null : windows.get(windows.size() - 1);
            boolean continues = last != null
                    && last.until().equals(hour.from())
                    && Duration.between(last.from(), hour.until()).toHours() <= LONGEST
                    && hour.likelihood() >= LEAST
                    && last.likelihood() >= LEAST;
            if (last != null && continues) {
                double either = 1 - (1 - last.likelihood()) * (1 - hour.likelihood());
                windows.set(windows.size() - 1, new Likely(last.from(), hour.until(), either));
            } else {
                windows.add(hour);
            }
        }
        return windows;
    }

    /** For each hour of the week, in how many of the weeks that are counted somebody came in it. */
    private double[] chances() {
        double[] seen = new double[Activity.HOURS_OF_A_WEEK];
        activity.hours().keySet().forEach(hour -> seen[Activity.hourOfWeek(Activity.begin(hour), zone)]++);
        double weeks =
                Math.max(1, TasteReader.days(Activity.begin(activity.hours().firstKey()), now) / WEEK_DAYS);
        double[] chances = new double[seen.length];
        for (int hour = 0; hour < seen.length; hour++) {
            double beside = (seen[Math.floorMod(hour - 1, seen.length)] + seen[(hour + 1) % seen.length]) / 2;
            double daily = 0;
            for (int day = 1; day < DAYS_AHEAD; day++) {
                daily += seen[(hour + day * HOURS_OF_A_DAY) % seen.length] / (DAYS_AHEAD - 1);
            }
            double rate = (seen[hour] * (1 - 2 * BESIDE) + BESIDE * beside + BESIDE * daily) / (weeks + DOUBT);
            chances[hour] = Math.min(1, rate);
        }
        return chances;
    }
}
