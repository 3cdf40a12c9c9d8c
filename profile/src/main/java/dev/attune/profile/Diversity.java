package dev.attune.profile;

import dev.attune.profile.model.Tastes;
import java.time.Instant;
import java.util.List;

/**
 * How diverse somebody's interests are.
 *
 * @param tastes as they are now
 * @param cap the most that any interest may count for
 * @param points how it was at the end of each of the last weeks, oldest first, by the messages counted
 */
public record Diversity(Tastes tastes, double cap, List<Point> points) {

    public Diversity {
        points = List.copyOf(points);
    }

    /**
     * One week's end.
     *
     * @param evenness 0 for a single topic to 1 for equal weights
     * @param effective how many topics of equal weight would be as diverse
     * @param topic the weightiest
     * @param share of all that it had, before any cap
     */
    public record Point(Instant week, double evenness, double effective, int topics, String topic, double share) {}
}
