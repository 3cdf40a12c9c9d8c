package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The append-only file ends in the middle, as after a machine lost its power: Redis starts with what is whole of it, each person is as they
 * were at some moment, and what is told again is learned once.
 */
final class CutFileTest {

    private static final int CUTS = 4;
    private static final int TURNS = 12;
    private static final Instant EVER_AFTER = Instant.parse("2030-01-01T00:00:00Z");
    private static final List<Person> PEOPLE =
            List.of(new Person("default", "ann"), new Person("default", "ben"), new Person("default", "cem"));

    @Test
    void whatIsLeftIsWholeAndTheRestCanBeToldAgain() throws IOException {
        try (RedisFixture redis = RedisFixture.openAsEmbedded()) {
            try (TaughtPeople people = new TaughtPeople(redis)) {
                tellAll(people);
            }
            redis.stop();
            Path file = redis.folder().resolve("appendonly.aof");
            byte[] whole = Files.readAllBytes(file);
            SplittableRandom random = new SplittableRandom(20);
            for (int cut = 0; cut < CUTS; cut++) {
                int length = cut == 0 ? whole.length - 1 : random.nextInt(whole.length / 4, whole.length);
                Files.write(file, Arrays.copyOf(whole, length));
                redis.start();
                try (TaughtPeople people = new TaughtPeople(redis)) {
                    PEOPLE.forEach(person -> assertWhole(people, person));
                    tellAll(people);
                    PEOPLE.forEach(person -> assertThat(quotes(people, person))
                            .as("after a cut at " + length + " of " + whole.length)
                            .containsExactlyInAnyOrderElementsOf(
                                    allTurns().stream().map(Turn::content).toList()));
                }
                redis.stop();
            }
        }
    }

    private static void tellAll(TaughtPeople people) {
        for (Turn turn : allTurns()) {
            // Telling it again is the same as once, so what a slow machine gave up may be tried again.
            PEOPLE.forEach(person -> Eventually.get(() -> people.teach(person, turn)));
        }
    }

    /** The profile is what its history comes to. */
    private static void assertWhole(TaughtPeople people, Person person) {
        Profile now = Eventually.get(() ->
                people.profiles.people().find(person).toCompletableFuture().join());
        Profile rebuilt = TaughtPeople.await(people.profiles.people().findAt(person, EVER_AFTER));
        assertThat(lasting(rebuilt)).containsExactlyInAnyOrderElementsOf(lasting(now));
        assertThat(rebuilt.version()).isEqualTo(now.version());
    }

    private static List<Memory> lasting(Profile profile) {
        return profile.memories().stream().filter(Memory::isLasting).toList();
    }

    private static List<String> quotes(TaughtPeople people, Person person) {
        return people.history(person).stream()
                .map(Adaptation::evidence)
                .flatMap(List::stream)
                .map(Evidence::quote)
                .toList();
    }

    private static List<Turn> allTurns() {
        return IntStream.range(0, TURNS)
                .mapToObj(number -> TaughtPeople.turn(
                        "t" + number,
                        "I love " + "bdfgklmnprstvwz".charAt(number % 15) + "a" + "lmnr".charAt(number / 15) + "ov"
                                + "aeiou".charAt(number % 5) + "k.",
                        TaughtPeople.MORNING.plusSeconds(number)))
                .toList();
    }
}
