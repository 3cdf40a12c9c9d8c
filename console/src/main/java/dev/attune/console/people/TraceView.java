package dev.attune.console.people;

import dev.attune.console.page.Links;
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

    static TraceView of(Profile profile, Trace trace, Instant now) {
        return new TraceView(
                Heading.of(profile, now),
                TraceLine.of(trace, now),
                trace.conversation(),
                trace.injected().stream()
                        .map(one -> new Told(
                                one.place().label(),
                                LongText.of(one.text()),
                                one.tokens(),
                                memoryHref(profile, one.memory())))
                        .toList(),
                trace.retrieved().stream()
                        .map(one -> new Found(
                                text(profile, one.memory()),
                                String.format(Locale.ROOT, "%.3f", one.score()),
                                memoryHref(profile, one.memory())))
                        .toList(),
                trace.withheld().stream()
                        .map(one -> new Left(
                                text(profile, one.memory()),
                                Words.spaced(one.reason().label()),
                                memoryHref(profile, one.memory())))
                        .toList(),
                steps(trace.micros()));
    }

    private static List<Step> steps(Micros micros) {
        return List.of(
                new Step("identify", micros.identify()),
                new Step("load", micros.load()),
                new Step("recall", micros.recall()),
                new Step("compose", micros.compose()),
                new Step("splice", micros.splice()));
    }

    private static LongText text(Profile profile, String memory) {
        return LongText.of(profile.memory(memory).map(Memory::text).orElse(memory));
    }

    private static @Nullable String memoryHref(Profile profile, String memory) {
        return profile.memory(memory).isEmpty() ? null : Links.person(profile.person()) + "#memory-" + memory;
    }

    /** A memory that upstream was told, as it was told. */
    public record Told(
            String place,
            LongText text,
            int tokens,
            @Nullable String href) {}

    /** A memory that recall brought up. */
    public record Found(
            LongText text, String score, @Nullable String href) {}

    /** A memory that was left out. */
    public record Left(
            LongText text, String reason, @Nullable String href) {}

    /** A step of the request, in microseconds. */
    public record Step(String name, long micros) {}
}
