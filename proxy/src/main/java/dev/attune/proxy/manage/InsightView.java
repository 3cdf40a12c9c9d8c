package dev.attune.proxy.manage;

import dev.attune.profile.Diversity;
import dev.attune.profile.Insight;
import dev.attune.profile.model.Depth;
import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Tastes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows from a profile, as the API shows it. */
final class InsightView {

    private static final double THOUSANDTHS = 1_000;

    private InsightView() {}

    /** A topic that somebody likes or, with a weight below 0, does not. */
    record Interest(String topic, double weight, double share, boolean stated, int evidence, int conversations) {

        static Interest of(Liking liking) {
            return new Interest(
                    liking.topic(),
                    rounded(liking.weight()),
                    rounded(liking.share()),
                    liking.isStated(),
                    liking.evidence(),
                    liking.conversations());
        }
    }

    record Expertise(String domain, Depth.Name level, double value, double confidence, boolean stated, int evidence) {

        static Expertise of(Depth depth) {
            return new Expertise(
                    depth.domain(),
                    depth.name(),
                    rounded(depth.level()),
                    rounded(depth.confidence()),
                    depth.isStated(),
                    depth.evidence());
        }
    }

    /** The hours are those of the week, 0 for Monday's first, in the time zone or else in UTC. */
    record Interaction(
            @Nullable String timezone,
            boolean timezoneStated,
            List<Integer> activeHours,
            @Nullable Double gapHours,
            @Nullable Double sessionTurns,
            double followUps,
            double proactive,
            int evidence) {

        static Interaction of(dev.attune.profile.model.Interaction known) {
            Rhythm shown = known.shown();
            return new Interaction(
                    known.timezone(),
                    known.isTimezoneStated(),
                    known.activeHours(),
                    shown == null ? null : shown.gapHours(),
                    shown == null ? null : shown.sessionTurns(),
                    known.followUps(),
                    known.proactive(),
                    shown == null ? 0 : shown.evidence());
        }
    }

    static List<Interest> interests(Tastes tastes) {
        return Stream.concat(tastes.liked().stream(), tastes.disliked().stream())
                .map(Interest::of)
                .toList();
    }

    static List<Expertise> expertise(Insight insight) {
        return insight.expertise().stream().map(Expertise::of).toList();
    }

    /** Interests and how diverse they are, now and week by week. */
    record Interests(List<Interest> items, double evenness, double effective, double cap, List<Point> weeks) {

        static Interests of(Diversity diversity) {
            return new Interests(
                    interests(diversity.tastes()),
                    rounded(diversity.tastes().evenness()),
                    rounded(diversity.tastes().effective()),
                    diversity.cap(),
                    diversity.points().stream().map(Point::of).toList());
        }
    }

    record Point(Instant until, double evenness, double effective, int topics, String topic, double share) {

        static Point of(Diversity.Point point) {
            return new Point(
                    point.week(),
                    rounded(point.evenness()),
                    rounded(point.effective()),
                    point.topics(),
                    point.topic(),
                    rounded(point.share()));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSANDTHS) / THOUSANDTHS;
    }
}
