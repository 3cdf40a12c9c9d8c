package dev.attune.console.facets;

import dev.attune.profile.Diversity;
import dev.attune.profile.model.Liking;
import dev.attune.profile.model.Tastes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What somebody likes and does not.
 *
 * @param diversity how diverse that is, in words; empty when nothing is liked
 * @param weeks oldest first; empty where only a moment is looked at
 * @param line the weeks' evenness as the points of a line, 100 wide and 40 high; empty for fewer than two
 */
public record TasteView(List<Taste> liked, List<Taste> disliked, String diversity, List<Week> weeks, String line) {

    private static final int LINE_WIDTH = 100;
    private static final int LINE_HEIGHT = 40;

    /** One topic; its share in hundredths. */
    public record Taste(String topic, long share, String rests) {}

    /** How it was at the end of a week. */
    public record Week(String until, String evenness, String effective, int topics, String most) {}

    public boolean isEmpty() {
        return liked.isEmpty() && disliked.isEmpty();
    }

    static TasteView of(Tastes tastes) {
        return of(tastes, index(tastes), List.of());
    }

    static TasteView of(Diversity diversity) {
        Tastes tastes = diversity.tastes();
        String index = index(tastes);
        return of(
                tastes,
                index.isEmpty()
                        ? ""
                        : index + " No interest is let count for more than " + Counts.percent(diversity.cap()) + ".",
                diversity.points());
    }

    private static TasteView of(Tastes tastes, String diversity, List<Diversity.Point> points) {
        return new TasteView(
                tastes.liked().stream().map(TasteView::taste).toList(),
                tastes.disliked().stream().map(TasteView::taste).toList(),
                diversity,
                points.stream().map(TasteView::week).toList(),
                line(points));
    }

    private static String index(Tastes tastes) {
        return tastes.liked().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Diversity index %.2f, from 0 for a single topic to 1 for equal weights: as diverse as %.1f topics of equal weight.",
                        tastes.evenness(),
                        tastes.effective());
    }

    private static Taste taste(Liking liking) {
        String conversations = liking.conversations() == 0
                ? ""
                : " in " + Counts.of(liking.conversations(), "conversation", "conversations");
        return new Taste(
                liking.topic(),
                Math.round(liking.share() * 100),
                liking.isStated()
                        ? "they say so"
                        : "from " + Counts.of(liking.evidence(), "message", "messages") + conversations);
    }

    private static Week week(Diversity.Point point) {
        return new Week(
                LocalDate.ofInstant(point.week(), ZoneOffset.UTC).toString(),
                String.format(Locale.ROOT, "%.2f", point.evenness()),
                String.format(Locale.ROOT, "%.1f", point.effective()),
                point.topics(),
                point.topic() + ", " + Counts.percent(point.share()));
    }

    private static String line(List<Diversity.Point> points) {
        if (points.size() < 2) {
            return "";
        }
        List<String> corners = new ArrayList<>();
        for (int at = 0; at < points.size(); at++) {
            corners.add(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    (double) LINE_WIDTH * at / (points.size() - 1),
                    LINE_HEIGHT * (1 - points.get(at).evenness())));
        }
        return String.join(" ", corners);
    }
}
