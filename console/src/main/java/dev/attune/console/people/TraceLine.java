package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer in short.
 *
 * @param verdict what became of the request, in words
 * @param ending how the answer ended; absent when it came to its end
 */
public record TraceLine(
        String id,
        String href,
        Moment at,
        String model,
        boolean applied,
        String verdict,
        @Nullable String ending,
        int told,
        int withheld,
        int tokens) {

    static List<TraceLine> of(List<Trace> traces, Instant now) {
        return traces.stream().map(trace -> of(trace, now)).toList();
    }

    static TraceLine of(Trace trace, Instant now) {
        return new TraceLine(
                trace.id(),
                Links.of(trace.person(), "traces", trace.id()),
                Moment.of(trace.at(), now),
                trace.model().isEmpty() ? "unnamed model" : trace.model(),
                trace.verdict() instanceof Verdict.Applied,
                verdict(trace.verdict()),
                ending(trace.outcome()),
                trace.injected().size(),
                trace.withheld().size(),
                trace.tokens());
    }

    static String verdict(Verdict verdict) {
        if (verdict instanceof Verdict.None none) {
            return "left as it was: " + Words.reason(none.reason());
        }
        return "personalized";
    }

    private static @Nullable String ending(Answer.Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> null;
            case LEFT -> "the client left";
            case BROKEN -> "upstream broke off";
            case REFUSED -> "upstream refused";
        };
    }
}
