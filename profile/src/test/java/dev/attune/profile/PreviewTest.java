package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static dev.attune.profile.TaughtPeople.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a preview shows, on a real store and with the encoder that ships. */
final class PreviewTest {

    private static final Person KIM = new Person("default", "kim");

    private RedisFixture redis;
    private TaughtPeople people;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        people = new TaughtPeople(redis);
    }

    @AfterEach
    void close() {
        people.close();
        redis.close();
    }

    @Test
    void waits_for_what_the_message_means_even_right_after_the_start() {
        people.teach(KIM, turn("t1", "Yesterday we drove our new electric car to the coast.", MORNING));

        Prepared shown = await(people.profiles
                .search()
                .preview(asking("How far can I travel with my vehicle before it needs charging?")));

        assertThat(shown.retrieved())
                .extracting(item -> item.memory().evidence().get(0).turn())
                .containsExactly("t1");
    }

    private static Asking asking(String message) {
        return new Asking(KIM, null, "c2", Mode.ON, List.of(new Mark(Role.USER, 1)), 0, message, MORNING);
    }
}
