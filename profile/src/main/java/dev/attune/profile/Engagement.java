package dev.attune.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how to reach somebody.
 *
 * @param why what this rests on, or why there is nothing
 * @param nextWindows the next times at which they are likely to be here, soonest first
 * @param week how much came in each hour of the week, Monday's first hour first, faded, in the time zone; empty when it may not be told
 */
public record Engagement(
        String why,
        Zone timezone,
        List<Window> nextWindows,
        Cadence cadence,
        Wish proactive,
        Wish followUps,
        List<Double> week) {

    public Engagement {
        nextWindows = List.copyOf(nextWindows);
        week = List.copyOf(week);
    }

    /**
     * Their time zone.
     *
     * @param name absent when it is not known; times of the week are in UTC then
     */
    public record Zone(@Nullable String name, boolean stated, double confidence, String why) {}

    /**
     * A stretch of time.
     *
     * @param confidence how likely they are to come in it, 0 to 1
     */
    public record Window(Instant from, Instant until, double confidence, String why) {}

    /**
     * How often they come.
     *
     * @param gapHours the usual hours between two visits; absent while that is not known
     * @param sessionTurns how many messages a visit usually has
     * @param visits that this rests on
     */
    public record Cadence(
            @Nullable Double gapHours, @Nullable Double sessionTurns, int visits, int days, String why) {}

    /**
     * Whether somebody wants something.
     *
     * @param wanted absent when it is not known
     * @param confidence how sure it is, 0 to 1
     * @param evidence how many statements or messages it rests on
     */
    public record Wish(@Nullable Boolean wanted, boolean stated, double confidence, int evidence, String why) {}
}
