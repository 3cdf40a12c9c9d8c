package dev.attune.profile.learn.habit.style;

import static dev.attune.profile.learn.habit.style.Watched.day;
import static dev.attune.profile.learn.habit.style.Watched.does;
import static dev.attune.profile.learn.habit.style.Watched.hears;
import static dev.attune.profile.learn.habit.style.Watched.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of behavioural style whatever somebody does. */
final class StylePropertiesTest {

    private static final Map<Dimension, List<String>> WISHES = Map.of(
            Dimension.LENGTH, List.of("Shorter please", "More detail please"),
            Dimension.TECHNICAL_DEPTH, List.of("Too technical", "More technical, please"),
            Dimension.EXAMPLES, List.of("too many examples", "More examples!"),
            Dimension.STRUCTURE, List.of("As prose please", "as a list, please"));

    @Provide
    Arbitrary<Dimension> dimension() {
        return Arbitraries.of(WISHES.keySet());
    }

    @Property(tries = 150)
    void fiveOppositeSignsTurnADimension(
            @ForAll("dimension") Dimension dimension,
            @ForAll @IntRange(max = 30) int before,
            @ForAll boolean high,
            @ForAll @DoubleRange(min = 0.01, max = 20) double pace) {
        Watched kim = new Watched();
        for (int sign = 0; sign < before; sign++) {
            kim.see(says("a" + sign, day(sign * pace), wish(dimension, high)));
        }
        for (int sign = 0; sign < 5; sign++) {
            kim.see(says("b" + sign, day((before + sign) * pace), wish(dimension, !high)));
        }
        Instant end = day((before + 4) * pace);
        assertThat(Math.signum(kim.value(dimension, end))).isEqualTo(high ? -1 : 1);
    }

    @Property(tries = 100)
    void thirtyIdleDaysBringItHalfWayToNeutral(
            @ForAll("dimension") Dimension dimension,
            @ForAll @IntRange(min = 1, max = 9) int signs,
            @ForAll boolean high,
            @ForAll @DoubleRange(max = 400) double wait) {
        Watched kim = new Watched();
        for (int sign = 0; sign < signs; sign++) {
            kim.see(says("c" + sign, day(sign), wish(dimension, high)));
        }
        double then = kim.value(dimension, day(signs + wait));
        assertThat(then).isNotZero();
        assertThat(kim.value(dimension, day(signs + wait + 30))).isCloseTo(then / 2, within(1e-6));
    }

    @Property(tries = 150)
    void nothingIsToldThatTooFewSignsOrConversationsSpeakFor(
            @ForAll("dimension") Dimension dimension,
            @ForAll boolean high,
            @ForAll @Size(max = 40) List<@IntRange(max = 1) Integer> conversations) {
        Watched kim = new Watched();
        for (int sign = 0; sign < conversations.size(); sign++) {
            String conversation = "c" + conversations.get(sign);
            kim.see(says(conversation, day(sign / 100.0), wish(dimension, high)));
            assertThat(kim.tells(dimension, day(sign / 100.0))).isFalse();
        }
    }

    @Property(tries = 12)
    void howSomebodyWritesCountsOnlyAfterFiftyMessages(@ForAll @IntRange(min = 1, max = 49) int messages) {
        Watched kim = new Watched();
        for (int message = 0; message < messages; message++) {
            kim.see(says("c" + message, day(message / 10.0), "haha ok lol \uD83D\uDE00 whatever " + message));
        }
        assertThat(kim.profile.traits(Dial.class)).isEmpty();
    }

    @Property(tries = 60)
    void anyOrderEndsTheSame(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(max = 11) Integer> kinds, @ForAll Random random) {
        List<Exchange> exchanges = new ArrayList<>();
        for (int place = 0; place < kinds.size(); place++) {
            exchanges.add(exchange(kinds.get(place), place));
        }
        Watched calm = new Watched();
        exchanges.forEach(exchange -> calm.see(exchange, day(30)));
        List<Exchange> shuffled = new ArrayList<>(exchanges);
        Collections.shuffle(shuffled, random);
        Watched busy = new Watched();
        shuffled.forEach(exchange -> busy.see(exchange, day(30)));
        assertThat(busy.tallies.counts()).isEqualTo(calm.tallies.counts());
        for (Dimension dimension : Dimension.values()) {
            assertThat(busy.tells(dimension, day(30))).as(dimension.label()).isEqualTo(calm.tells(dimension, day(30)));
            assertThat(Math.round(busy.value(dimension, day(30)) / 0.4))
                    .as(dimension.label())
                    .isBetween(
                            Math.round(calm.value(dimension, day(30)) / 0.4) - 1,
                            Math.round(calm.value(dimension, day(30)) / 0.4) + 1);
        }
    }

    private static Exchange exchange(int kind, int place) {
        String conversation = "c" + place % 5;
        Instant at = day(place);
        return switch (kind) {
            case 0, 1 -> says(conversation, at, "Shorter please");
            case 2 -> says(conversation, at, "More detail please");
            case 3 -> says(conversation, at, "Kannst du das bitte auf Deutsch sagen? Ich verstehe das nicht.");
            case 4 -> hears(conversation, at, "word ".repeat(400));
            case 5 -> hears(conversation, at, "Yes.");
            case 6 -> does(conversation, at, Signal.LEFT);
            case 7 -> does(conversation, at, Signal.LIKED);
            case 8 -> does(conversation, at, Signal.DISLIKED);
            case 9 -> does(conversation, at, Signal.REGENERATED);
            case 10 -> says(conversation, at, "more examples");
            default -> says(conversation, at, "What is the capital of Peru? I am writing about it.");
        };
    }

    private static String wish(Dimension dimension, boolean high) {
        return WISHES.getOrDefault(dimension, List.of()).get(high ? 1 : 0);
    }
}
