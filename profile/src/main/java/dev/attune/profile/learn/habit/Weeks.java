package dev.attune.profile.learn.habit;

import java.time.Duration;
import java.time.Instant;

/** Weeks since 1970, by which behaviour is counted: coarse enough to stay small, fine enough to fade by. */
final class Weeks {

    private static final long DAYS = 7;
    private static final long SECONDS = Duration.ofDays(DAYS).toSeconds();

    private Weeks() {}

    static int of(Instant moment) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, Math.floorDiv(moment.getEpochSecond(), SECONDS)));
    }

    /** The days since the middle of a week; 0 for one that is not half over. */
    static double daysSince(int week, Instant moment) {
        double middle = (week + 0.5) * SECONDS;
        return Math.max(
                0, (moment.getEpochSecond() - middle) / Duration.ofDays(1).toSeconds());
    }

    static Instant end(int week) {
        return Instant.ofEpochSecond((week + 1L) * SECONDS);
    }
}
