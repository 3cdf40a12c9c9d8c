package dev.attune.profile.learn.habit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Rhythm;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.traits.Activity;
import dev.attune.profile.traits.TraitReaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What observers count: the same for every order, bounded, fading, and never of a sensitive class. */
final class CountingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Person KIM = new Person("default", "kim");
    private static final ConfigFiles FILES = new ConfigFiles(Path.of("../config"));
    private static final TraitReaders TRAITS = TraitReaders.read(FILES);
    private static final Policies POLICIES = new Policies(FILES);
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final List<Observer> OBSERVERS = List.of(
            new InterestObserver(TRAITS.topics(), TRAITS.settings(), CountingTest::isSensitive, CLOCK),
            new ExpertiseObserver(TRAITS.topics(), TRAITS.settings(), CountingTest::isSensitive, CLOCK),
            new RhythmObserver(TRAITS.rhythm(), CLOCK));
    private static final Behaviour BEHAVIOUR = new Behaviour(OBSERVERS);
    private static final List<String> SAYINGS = List.of(
            "How do I prune my rose bush in the garden?",
            "Which chess opening should I learn?",
            "yes please",
            "The mutex is held while the thread pool drains, so there is a deadlock.",
            "A recipe for tomato soup",
            "What is a monad?");

    private static boolean isSensitive(String text) {
        return POLICIES.sensitiveClass(text).isPresent();
    }

    @Test
    void noTopicHasToDoWithASensitiveClass() {
        TRAITS.topics().refuseSensitive(CountingTest::isSensitive);
    }

    @Property(tries = 60)
    void anyOrderGivesTheSameTallies(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 9_999) Integer> days, @ForAll long seed) {
        List<Exchange> exchanges = new ArrayList<>();
        for (int day : days) {
            exchanges.add(exchange(
                    SAYINGS.get(day % SAYINGS.size()),
                    "c" + day % 13,
                    NOW.minus(Duration.ofHours(day)),
                    exchanges.size()));
        }
        Map<String, String> forwards = counted(exchanges);
        Collections.shuffle(exchanges, new Random(seed));
        assertThat(counted(exchanges)).isEqualTo(forwards);
    }

    @Test
    void aTallyStaysSmallHoweverMuchIsCounted() {
        Random random = new Random(7);
        List<Exchange> exchanges = new ArrayList<>();
        for (int at = 0; at < 3_000; at++) {
            exchanges.add(exchange(
                    SAYINGS.get(random.nextInt(SAYINGS.size())),
                    "c" + random.nextInt(900),
                    NOW.minus(Duration.ofHours(random.nextInt(9_000))),
                    at));
        }
        assertThat(counted(exchanges).values())
                .allSatisfy(tally -> assertThat(tally.length()).isLessThan(2_000));
    }

    @Test
    void aTopicIsAnInterestOnceItCameUpInSeveralConversations() {
        List<Exchange> asked = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            asked.add(exchange("How do I prune my rose bush?", "one", NOW.minus(Duration.ofDays(at)), at));
        }
        assertThat(profile(asked).traits(Interest.class)).isEmpty();
        asked.add(exchange("When to sow tomato seedlings?", "two", NOW, 3));
        asked.add(exchange("Is my compost too wet?", "three", NOW, 4));
        assertThat(profile(asked).traits(Interest.class))
                .singleElement()
                .satisfies(interest -> assertThat(interest.topic()).isEqualTo("gardening"));
    }

    @Test
    void aFloorSilencesWhatWasCountedBefore() {
        Observer interests = OBSERVERS.get(0);
        String tally = "";
        Exchange last = exchange("Is my compost too wet?", "c9", NOW, 9);
        for (int at = 0; at < 6; at++) {
            tally = interests.observe(
                    observation(exchange("Is my compost too wet?", "c" + at, NOW.minusSeconds(at), at)), tally);
        }
        Tallies free = new Tallies(1, Map.of(interests.name(), tally), Map.of());
        Tallies floored = new Tallies(1, Map.of(interests.name(), tally), Map.of(Interest.keyOf("gardening"), NOW));
        assertThat(interests.settle(observation(last), free, empty(), NOW)).hasSize(1);
        assertThat(interests.settle(observation(last), floored, empty(), NOW)).isEmpty();
    }

    @Test
    void whatIsOfASensitiveClassIsNotCounted() {
        assertThat(counted(List.of(exchange("I cook for my chronic illness, any recipe?", "c1", NOW, 1)))
                        .getOrDefault(InterestObserver.NAME, ""))
                .doesNotContain("cooking");
    }

    @Test
    void codeAndQuotationsAreNotTheirs() {
        String pasted = "Translate this:\n```\nMy garden has compost.\n```\n> I love chess and the grandmaster.";
        assertThat(counted(List.of(exchange(pasted, "c1", NOW, 1))).getOrDefault(InterestObserver.NAME, ""))
                .isEmpty();
    }

    @Test
    void expertiseComesOfTermsUsedAndNotOfTermsAskedAbout() {
        List<Exchange> uses = new ArrayList<>();
        List<Exchange> asks = new ArrayList<>();
        List<String> terms =
                List.of("mutex", "monad", "semaphore", "coroutine", "bytecode", "closure", "linter", "rebase");
        for (String term : terms) {
            int at = uses.size();
            uses.add(exchange("I moved the " + term + " into its own module.", "c" + at, NOW, at));
            asks.add(exchange("What is a " + term + "?", "c" + at, NOW, at));
        }
        assertThat(profile(uses).traits(Expertise.class))
                .singleElement()
                .satisfies(expertise -> assertThat(expertise.domain()).isEqualTo("programming"));
        assertThat(profile(asks).traits(Expertise.class)).isEmpty();
    }

    @Test
    void aTimeZoneIsGuessedOnceThereAreEnoughDays() {
        List<Exchange> days = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            for (int hour = 6; hour < 21; hour++) {
                Instant at = Instant.parse("2026-05-01T00:15:00Z").plus(Duration.ofHours(day * 24L + hour));
                if ((day + hour) % 3 == 0) {
                    days.add(exchange("hello", "c" + day, at, days.size()));
                }
            }
        }
        assertThat(profile(days).traits(Rhythm.class)).singleElement().satisfies(rhythm -> {
            assertThat(rhythm.timezone()).isIn("+01:00", "+02:00", "+03:00");
            assertThat(rhythm.isTimezoneStated()).isFalse();
            assertThat(rhythm.activeHours()).isNotEmpty().allMatch(hour -> hour >= 0 && hour < 168);
        });
    }

    @Test
    void closingQuestionsAreTakenUpOrPassedOver() {
        String tally = "";
        Observer rhythm = OBSERVERS.get(2);
        for (int at = 0; at < 8; at++) {
            Instant asked = NOW.minus(Duration.ofDays(1)).plusSeconds(at * 600L);
            Exchange exchange = new Exchange(
                    KIM,
                    "c1",
                    List.of(
                            new Turn(
                                    "u" + at,
                                    Role.USER,
                                    null,
                                    "And which wheels would fit on that old bicycle of mine?",
                                    asked),
                            new Turn("a" + at, Role.ASSISTANT, null, "These. Shall I list more?", asked)));
            tally = rhythm.observe(observation(exchange), tally);
        }
        RhythmObserver.Replies replies =
                RhythmObserver.replies(new Tallies(1, Map.of(RhythmObserver.NAME, tally), Map.of()));
        assertThat(replies.all()).isEqualTo(7);
        assertThat(replies.takenUp()).isZero();
        assertThat(replies.balance()).isLessThan(-0.5);
    }

    @Test
    void activityIsCountedByTheHour() {
        Map<String, String> counts = counted(List.of(
                exchange("one", "c1", NOW, 1),
                exchange("two", "c1", NOW.plusSeconds(60), 2),
                exchange("three", "c1", NOW.minus(Duration.ofHours(30)), 3)));
        Activity activity = RhythmObserver.activity(new Tallies(1, counts, Map.of()));
        assertThat(activity.messages()).isEqualTo(3);
        assertThat(activity.visits(2)).hasSize(2);
        assertThat(activity.days()).isEqualTo(2);
    }

    private static Map<String, String> counted(List<Exchange> exchanges) {
        Tallies tallies = Tallies.NONE;
        for (Exchange exchange : exchanges) {
            tallies = BEHAVIOUR.see(observation(exchange), tallies, NOW).tallies();
        }
        return tallies.counts();
    }

    private static Profile profile(List<Exchange> exchanges) {
        Tallies tallies = Tallies.NONE;
        Profile profile = empty();
        for (Exchange exchange : exchanges) {
            Behaviour.Seen seen = BEHAVIOUR.see(new Observation(exchange, List.of(), profile), tallies, NOW);
            tallies = seen.tallies();
            profile = profile.with(seen.shifts().stream().map(Shift::change).toList());
        }
        return profile;
    }

    private static Profile empty() {
        return Profile.empty(KIM, new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of()));
    }

    private static Observation observation(Exchange exchange) {
        return new Observation(exchange, List.of(), empty());
    }

    private static Exchange exchange(String content, String conversation, Instant at, int number) {
        return new Exchange(KIM, conversation, List.of(new Turn("t" + number, Role.USER, null, content, at)));
    }
}
