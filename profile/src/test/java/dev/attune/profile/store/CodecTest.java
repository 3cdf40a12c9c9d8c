package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.model.Withheld;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class CodecTest {

    @Property(tries = 500)
    void aMemoryComesBackAsItWas(@ForAll("memories") Memory memory) {
        assertThat(StateCodec.decodeMemory(memory.key(), StateCodec.encode(memory)))
                .isEqualTo(memory);
    }

    @Property(tries = 100)
    void controlsComeBackAsTheyWere(@ForAll("controls") Controls controls) {
        assertThat(StateCodec.decodeControls(StateCodec.encode(controls))).isEqualTo(controls);
    }

    @Property(tries = 500)
    void anAdaptationComesBackAsItWas(@ForAll("adaptations") Adaptation adaptation) {
        assertThat(AdaptationCodec.decode(adaptation.id(), AdaptationCodec.encode(adaptation)))
                .isEqualTo(adaptation);
    }

    @Property(tries = 500)
    void aTimeComesBackAsItWas(@ForAll("times") Instant time) {
        assertThat(ProfileHash.time(ProfileHash.time(time))).isEqualTo(time);
    }

    @Property(tries = 200)
    void anExchangeComesBackAsItWas(@ForAll("texts") String content, @ForAll("times") Instant at, @ForAll Role role) {
        Exchange exchange = new Exchange(
                Samples.ALICE,
                content,
                List.of(new Turn("t1", role, null, content, at), new Turn("t2", role, content, "", at)));
        assertThat(ExchangeCodec.decode(Samples.ALICE, ExchangeCodec.encode(exchange)))
                .isEqualTo(exchange);
    }

    @Property(tries = 200)
    void aTraceComesBackAsItWas(
            @ForAll("texts") String text, @ForAll("verdicts") Verdict verdict, @ForAll Answer.Outcome outcome) {
        Trace trace = trace(text, verdict, outcome);
        assertThat(TraceCodec.decode(Samples.ALICE, TraceCodec.encode(trace))).isEqualTo(trace);
        Event event = new Event.Answered(trace);
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Property(tries = 100)
    void anEventComesBackAsItWas(@ForAll("adaptations") Adaptation adaptation) {
        Event event = new Event.Adapted(Samples.ALICE, adaptation);
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Property(tries = 500)
    void aPersonComesBackFromTheirTagAndNothingBreaksOutOfIt(@ForAll String id) {
        if (id.isBlank() || id.length() > 256 || id.chars().anyMatch(Character::isISOControl)) {
            return;
        }
        Person person = new Person("a-tenant", id);
        String tag = PersonTag.of(person);
        assertThat(PersonTag.person(tag)).isEqualTo(person);
        assertThat(tag).matches("a-tenant:[A-Za-z0-9._~@+%-]+");
    }

    @Property(tries = 200)
    void aTurnComesBackAsItWas(@ForAll("turns") String turn) {
        assertThat(TurnText.restore(TurnText.shorten(turn))).isEqualTo(turn);
    }

    @Example
    void whatANewerVersionAddsIsPassedOver() {
        Memory memory = Samples.memory("m1", "tea");
        String longer = StateCodec.encode(memory).replaceAll("]$", ",null,null,[1,[2]],\"new\"]");
        assertThat(StateCodec.decodeMemory(memory.key(), longer)).isEqualTo(memory);
    }

    @Example
    void whatCannotBeReadIsSaidWithoutQuotingIt() {
        List<String> broken =
                List.of("", "secret", "{\"secret\":1}", "[1,\"secret\"", "[1,\"secret\"]", "[2,\"secret\"]");
        for (String text : broken) {
            assertThatThrownBy(() -> StateCodec.decodeMemory("memory:m1", text))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    private static Trace trace(String text, Verdict verdict, Answer.Outcome outcome) {
        return new Trace(
                "t1",
                Samples.NOON,
                Samples.ALICE,
                text,
                text,
                verdict,
                outcome,
                List.of(new Trace.Retrieved("m1", 1.25), new Trace.Retrieved("m2", -3)),
                List.of(new Trace.Injected("m1", text, 12, Block.Place.STANDING)),
                List.of(new Withheld("m2", Withheld.Reason.NOT_RIPE)),
                new Micros(1, 2, 3, 4, 5),
                12);
    }

    @Provide
    Arbitrary<String> turns() {
        Arbitrary<String> uuids = Arbitraries.create(() -> UUID.randomUUID().toString());
        return Arbitraries.oneOf(
                Values.texts(),
                Values.texts().map(text -> "~" + text),
                uuids,
                uuids.map(uuid -> uuid.toUpperCase(Locale.ROOT)),
                uuids.map(uuid -> "~" + uuid),
                uuids.map(TurnText::shorten));
    }

    @Provide
    Arbitrary<Verdict> verdicts() {
        Arbitrary<Verdict> none = Arbitraries.of(Verdict.Reason.class).map(Verdict.None::new);
        return Arbitraries.oneOf(none, Arbitraries.of(new Verdict.Applied(0, 3)));
    }

    @Provide
    Arbitrary<Memory> memories() {
        return Values.memories();
    }

    @Provide
    Arbitrary<Controls> controls() {
        return Values.controls();
    }

    @Provide
    Arbitrary<Adaptation> adaptations() {
        return Values.adaptations();
    }

    @Provide
    Arbitrary<Instant> times() {
        return Values.times();
    }

    @Provide
    Arbitrary<String> texts() {
        return Values.texts();
    }
}
