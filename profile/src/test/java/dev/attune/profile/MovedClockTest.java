package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** This machine's clock jumps, forwards and back, and is not Redis's: people are heard and served as before. */
final class MovedClockTest {

    private static final Person ANN = new Person("default", "ann");

    /** Jumps from one word to the next, by turns far from and near to what Redis takes the time to be. */
    private static final List<Duration> JUMPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofDays(40),
            Duration.ofDays(-60),
            Duration.ofHours(-3),
            Duration.ofDays(400),
            Duration.ofMillis(-1),
            Duration.ofDays(-380),
            Duration.ofDays(3));

    private static final List<String> LOVES =
            List.of("bouldering", "chess", "gardening", "jazz", "kayaks", "lemons", "origami", "pottery");

    @Test
    void everythingIsLearnedOnceAndEverybodyIsServed() {
        try (RedisFixture redis = RedisFixture.open();
                TaughtPeople people = new TaughtPeople(redis)) {
            List<Verdict> verdicts = new ArrayList<>();
            for (int word = 0; word < LOVES.size(); word++) {
                people.now = people.now.plus(JUMPS.get(word));
                verdicts.add(say(people, "I love " + LOVES.get(word) + "."));
                TaughtPeople.await(people.profiles.learning().drain());
            }
            assertThat(quotes(people))
                    .containsExactlyInAnyOrderElementsOf(
                            LOVES.stream().map(thing -> "I love " + thing + ".").toList());
            assertThat(verdicts.subList(1, verdicts.size())).allMatch(Verdict.Applied.class::isInstance);
            assertThat(people.active(ANN).stream().filter(Memory::isLasting))
                    .extracting(Memory::text)
                    .allSatisfy(text -> assertThat(LOVES).anyMatch(text::contains))
                    .hasSameSizeAs(LOVES);
            Eventually.holds(() -> assertThat(
                            TaughtPeople.await(people.profiles.traces().list(ANN, Page.Request.FIRST))
                                    .items())
                    .as("traces, which are kept by the clock of Redis")
                    .hasSameSizeAs(LOVES));
        }
    }

    private static Verdict say(TaughtPeople people, String words) {
        Asking asking = new Asking(
                ANN, "c", "m", Mode.ON, List.of(new Mark(Role.USER, words.hashCode())), 0, words, people.now);
        Prepared prepared = TaughtPeople.await(people.profiles.prepare(asking));
        TaughtPeople.await(
                people.profiles.answered(new Answer(prepared, Answer.Outcome.COMPLETE, "I see.", Micros.NONE)));
        return prepared.verdict();
    }

    private static List<String> quotes(TaughtPeople people) {
        return people.history(ANN).stream()
                .map(Adaptation::evidence)
                .flatMap(List::stream)
                .map(Evidence::quote)
                .distinct()
                .toList();
    }
}
