package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Turn;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of what was said is bounded, and what was made of it is not lost by that. */
final class LedgerBoundTest {

    private static final int MOST = 100;
    private static final Person KIM = new Person("default", "kim");

    @Test
    void as_many_statements_as_may_be_are_kept_and_one_more_lets_an_eighth_go() {
        try (RedisFixture redis = RedisFixture.open();
                TaughtPeople door = new TaughtPeople(redis, EpisodeSettings.USUAL, MOST);
                RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            List<Turn> turns = new ArrayList<>();
            for (int number = 0; number < MOST; number++) {
                String words = "I love the band number" + number + " of Ghent.";
                turns.add(turn("t" + number, words, MORNING.minusSeconds(9_000 - number)));
            }
            door.teach(KIM, turns.toArray(Turn[]::new));
            assertThat(connection.sync().zcard("attune:{default:kim}:said")).isEqualTo(MOST);
            door.teach(KIM, turn("more", "I love the band onemore of Ghent.", MORNING));
            assertThat(connection.sync().zcard("attune:{default:kim}:said")).isEqualTo(MOST - MOST / 8);
            assertThat(door.active(KIM)).hasSize(MOST + 1);
        }
    }

    @Test
    void what_was_said_first_is_let_go_and_the_memories_stay_and_hold_against_late_turns() {
        try (RedisFixture redis = RedisFixture.open();
                TaughtPeople door = new TaughtPeople(redis, EpisodeSettings.USUAL, MOST);
                RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            List<Turn> turns = new ArrayList<>();
            turns.add(turn("first", "I moved to Bruges.", MORNING.minusSeconds(10_000)));
            for (int number = 0; number < MOST + 10; number++) {
                String words = "I love the band number" + number + " of Ghent.";
                turns.add(turn("t" + number, words, MORNING.minusSeconds(9_000 - number)));
            }
            door.teach(KIM, turns.toArray(Turn[]::new));
            int known = door.active(KIM).size();
            assertThat(known).isGreaterThan(MOST);
            assertThat(connection.sync().zcard("attune:{default:kim}:said")).isBetween(1L, (long) MOST);
            door.teach(KIM, turn("older", "I live in Rome.", MORNING.minusSeconds(20_000)));
            door.teach(KIM, turn("older2", "I love the band number3 of Ghent.", MORNING.minusSeconds(20_000)));
            assertThat(door.active(KIM)).hasSize(known).extracting(Memory::text).contains("They moved to Bruges");
            door.teach(KIM, turn("late", "I moved to Lisbon.", MORNING.minusSeconds(60)));
            assertThat(door.active(KIM))
                    .hasSize(known)
                    .extracting(Memory::text)
                    .contains("They moved to Lisbon")
                    .doesNotContain("They moved to Bruges");
            assertThat(connection.sync().zcard("attune:{default:kim}:said")).isLessThanOrEqualTo(MOST);
        }
    }
}
