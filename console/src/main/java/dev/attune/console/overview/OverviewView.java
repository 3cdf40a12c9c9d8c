package dev.attune.console.overview;

import dev.attune.console.page.Moment;
import dev.attune.console.people.HistoryLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param otherTenant it is not about the usual tenant
 * @param changes newest first
 * @param requests what the proxy counted; empty when it runs elsewhere
 * @param latest what became of the newest answers
 */
public record OverviewView(
        String tenant,
        boolean otherTenant,
        String liveHref,
        People people,
        List<Line> changes,
        Learning learning,
        EffectView effect,
        boolean sameProcess,
        List<Bar> requests,
        List<Bar> latest,
        Latency latency) {

    /** How many people there are. */
    public record People(
            long total, String listHref, List<Bar> stages, long off, String offHref, long waiting, String reviewHref) {}

    /** A count beside others. */
    public record Bar(
            String name, long count, long total, @Nullable String href) {}

    /** A change and whom it is about. */
    public record Line(String person, String href, HistoryLine line) {}

    /**
     * How learning keeps up.
     *
     * @param oldest age of the oldest exchange that waits, in words; absent when none waits
     * @param llm what the LLM learner took, in words; absent when there is none
     */
    public record Learning(
            long backlog,
            @Nullable String oldest,
            @Nullable Moment lastSuccess,
            long deadLetters,
            long buffered,
            long dropped,
            @Nullable String llm) {}
}
