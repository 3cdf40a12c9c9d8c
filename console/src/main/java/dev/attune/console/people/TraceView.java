package dev.attune.console.people;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One answer in full: what was told, what was found, what was left out and why, and how long each step took. */
public record TraceView(
        Heading heading,
        TraceLine line,
        String conversation,
        List<Told> told,
        List<Found> found,
        List<Left> left,
        List<Step> steps) {

    public static TraceView of(Profile profile, Trace trace, Instant now) {
        return new TraceView(
                Heading.of(profile, now),
                TraceLine.of(trace, now),
                trace.conversation(),
                trace.injected().stream()
                        .map(one -> new Told(
                                one.place().label(),
                                Words.place(one.place()),
                                LongText.of(one.text()),
                                one.tokens(),
                                memoryHref(profile, one.memory())))
                        .toList(),
                trace.retrieved().stream()
                        .map(one -> new Found(
                                text(profile, one.memory()),
                                String.format(Locale.ROOT, "%.3f", one.score()),
                                became(trace, one.memory()),
                                memoryHref(profile, one.memory())))
                        .toList(),
                trace.withheld().stream()
                        .map(one -> new Left(
                                text(profile, one.memory()),
                                Words.spaced(one.reason().label()),
                                Words.reason(one.reason()),
                                memoryHref(profile, one.memory())))
                        .toList(),
                steps(trace.micros()));
    }

    /** What recall's find came to. */
    private static String became(Trace trace, String memory) {
        if (trace.injected().stream().anyMatch(one -> one.memory().equals(memory))) {
            return "told";
        }
        return trace.withheld().stream()
                .filter(one -> one.memory().equals(memory))
                .findFirst()
                .map(one -> "withheld")
                .orElse("not used");
    }

    private static List<Step> steps(Micros micros) {
        long total = micros.identify() + micros.load() + micros.recall() + micros.compose() + micros.splice();
        return List.of(
                new Step("identify", "who asks", micros.identify(), total),
                new Step("load", "what is known of them", micros.load(), total),
                new Step("recall", "what matters for the message", micros.recall(), total),
                new Step("compose", "the words for the model", micros.compose(), total),
                new Step("splice", "into the request", micros.splice(), total));
    }

    public long totalMicros() {
        return steps.get(0).total();
    }

    private static LongText text(Profile profile, String memory) {
        return LongText.of(profile.memory(memory).map(Memory::text).orElse(memory));
    }

    private static @Nullable String memoryHref(Profile profile, String memory) {
        return profile.memory(memory).isEmpty() ? null : MemoriesPage.address(profile.person(), memory);
    }

    /** A memory that upstream was told, as it was told. */
    public record Told(
            String place,
            String where,
            LongText text,
            int tokens,
            @Nullable String href) {}

    /** A memory that recall brought up. */
    public record Found(
            LongText text,
            String score,
            String became,
            @Nullable String href) {}

    /** A memory that was left out. */
    public record Left(
            LongText text,
            String reason,
            String explanation,
            @Nullable String href) {}

    /** A step of the request, in microseconds. */
    public record Step(String name, String explanation, long micros, long total) {}
}
