package dev.attune.profile.store;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary values of the model. */
final class Values {

    private Values() {}

    /** Any text that UTF-8 can hold. */
    static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .excludeChars('\uFFFE', '\uFFFF')
                .ofMaxLength(40)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(-62_135_596_800_000L, 253_402_300_799_999L)
                        .map(Instant::ofEpochMilli),
                Combinators.combine(
                                Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond),
                Arbitraries.of(Samples.NOON, Instant.MIN, Instant.MAX, Instant.EPOCH));
    }

    static Arbitrary<Memory> memories() {
        Arbitrary<String> shown = texts().map(Values::shown);
        Arbitrary<Instant> few = Arbitraries.oneOf(times(), Arbitraries.of(Samples.NOON));
        return shown.flatMap(text -> few.flatMap(from -> Combinators.combine(
                        Combinators.combine(
                                        Arbitraries.of(Facet.class),
                                        Arbitraries.of(Kind.class),
                                        Arbitraries.of(Origin.class),
                                        Arbitraries.of(Status.class))
                                .as(Codes::new),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(SensitiveClass.class).injectNull(0.5),
                        times().injectNull(0.5),
                        texts().injectNull(0.5),
                        evidence(text, from).list().ofMaxSize(4))
                .as((codes, confidence, importance, sensitive, until, supersedes, evidence) -> new Memory(
                        "m1",
                        codes.facet,
                        codes.kind,
                        text,
                        codes.origin,
                        confidence,
                        importance,
                        sensitive,
                        codes.status,
                        from,
                        until,
                        supersedes,
                        evidence))));
    }

    static Arbitrary<Controls> controls() {
        Arbitrary<FacetSwitch> switches = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(FacetSwitch::new);
        return Combinators.combine(
                        Arbitraries.of(Personalization.class),
                        Arbitraries.maps(Arbitraries.of(Facet.class), switches),
                        Arbitraries.of(Intensity.class),
                        Arbitraries.maps(Arbitraries.of(SensitiveClass.class), Arbitraries.of(SensitivePolicy.class)))
                .as(Controls::new);
    }

    static Arbitrary<Adaptation> adaptations() {
        Arbitrary<List<Change>> changes = changes().list().ofMinSize(1).ofMaxSize(3);
        return changes.flatMap(list -> Combinators.combine(
                        times(),
                        Arbitraries.of(What.class),
                        Arbitraries.of(Facet.class).injectNull(0.3),
                        Arbitraries.oneOf(
                                evidence("", Samples.NOON).list().ofMaxSize(3), Arbitraries.of(lastQuotes(list))),
                        Arbitraries.of(Author.class),
                        texts(),
                        texts().injectNull(0.5))
                .as((at, what, facet, evidence, by, why, undoes) ->
                        new Adaptation("17-0", at, what, facet, list, evidence, by, why, undoes)));
    }

    private static Arbitrary<Change> changes() {
        Arbitrary<State> controls = controls().map(value -> value);
        Arbitrary<State> memories = memories().map(value -> value);
        return Arbitraries.oneOf(
                memories.map(Change::of),
                memories.map(gone -> new Change(gone, null)),
                Combinators.combine(memories, memories).as(Change::new),
                memories().map(memory -> new Change(memory, memory.withStatus(Status.RETIRED, Samples.NOON))),
                memories()
                        .flatMap(memory -> evidence(memory.text(), memory.validFrom())
                                .map(one -> new Change(
                                        memory,
                                        memory.withEvidence(
                                                Stream.concat(memory.evidence().stream(), Stream.of(one))
                                                        .toList(),
                                                1)))),
                Combinators.combine(controls, controls).as(Change::new));
    }

    private static Arbitrary<Evidence> evidence(String text, Instant at) {
        return Combinators.combine(
                        texts(),
                        Arbitraries.oneOf(texts(), Arbitraries.of(text)),
                        Arbitraries.oneOf(times(), Arbitraries.of(at)))
                .as(Evidence::new);
    }

    private static List<List<Evidence>> lastQuotes(List<Change> changes) {
        List<Evidence> last = List.of();
        for (Change change : changes) {
            last = change.after() instanceof Memory memory ? memory.evidence() : last;
        }
        return List.of(last, last.subList(last.size() / 2, last.size()));
    }

    /** What a memory may have as its text. */
    private static String shown(String text) {
        return "x"
                + text.chars()
                        .filter(unit -> !Character.isISOControl(unit))
                        .collect(StringBuilder::new, (shown, unit) -> shown.append((char) unit), StringBuilder::append);
    }

    private record Codes(Facet facet, Kind kind, Origin origin, Status status) {}
}
