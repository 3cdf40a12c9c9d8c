package dev.attune.console.facets;

import dev.attune.profile.Engagement;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One piece of advice on when and how to reach somebody, and why. */
public record AdviceLine(String name, String advice, String why) {

    private static final DateTimeFormatter FROM = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final String UNKNOWN = "not known";

    static List<AdviceLine> of(Engagement engagement) {
        List<AdviceLine> all = new ArrayList<>();
        Engagement.Zone zone = engagement.timezone();
        all.add(new AdviceLine("Time zone", zone.name() == null ? UNKNOWN : zone.name(), zone.why()));
        all.add(new AdviceLine("Best times", windows(engagement), engagement.why()));
        all.add(new AdviceLine(
                "Comes",
                cadence(engagement.cadence()),
                engagement.cadence().why().equals(engagement.why())
                        ? ""
                        : engagement.cadence().why()));
        all.add(wish("Asking back", engagement.followUps()));
        all.add(wish("Approaching them", engagement.proactive()));
        return all;
    }

    private static AdviceLine wish(String name, Engagement.Wish wish) {
        Boolean wanted = wish.wanted();
        String advice = wanted == null
                ? UNKNOWN
                : (wanted ? "wanted" : "not wanted") + ", " + Counts.percent(wish.confidence()) + " sure";
        return new AdviceLine(name, advice, wish.why());
    }

    private static String windows(Engagement engagement) {
        if (engagement.nextWindows().isEmpty()) {
            return UNKNOWN;
        }
        ZoneId zone = zone(engagement.timezone().name());
        return engagement.nextWindows().stream()
                .map(window -> FROM.withZone(zone).format(window.from()) + "–"
                        + UNTIL.withZone(zone).format(window.until()) + " (" + Counts.percent(window.confidence())
                        + ")")
                .collect(Collectors.joining("; "));
    }

    private static String cadence(Engagement.Cadence cadence) {
        Double gap = cadence.gapHours();
        Double turns = cadence.sessionTurns();
        if (gap == null) {
            return UNKNOWN;
        }
        String every = "every " + Counts.of(Math.max(1, Math.round(gap)), "hour", "hours");
        return turns == null
                ? every
                : every + ", for " + Counts.of(Math.max(1, Math.round(turns)), "message", "messages");
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            // Somebody may name a zone that this machine does not know.
            return ZoneOffset.UTC;
        }
    }
}
