package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static dev.attune.profile.TaughtPeople.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is hard to hear about is told when it is spoken of, and stays where it was told, on a real store. */
final class DelicateTest {

    private static final Person KIM = new Person("default", "kim");
    private static final String SPOKEN_OF = "How do I cope with the grief since my grandmother Alma died?";
    private static final String OTHERWISE = "What should I cook for dinner?";
    private static final List<Mark> BEGINNING = List.of(new Mark(Role.USER, 1));
    private static final List<Mark> LATER =
            List.of(new Mark(Role.USER, 1), new Mark(Role.ASSISTANT, 2), new Mark(Role.USER, 3));

    private RedisFixture redis;
    private TaughtPeople people;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        people = new TaughtPeople(redis);
        people.teach(KIM, turn("t1", "My grandmother Alma died last week, she taught me how to cook dinner.", MORNING));
    }

    @AfterEach
    void close() {
        people.close();
        redis.close();
    }

    @Test
    void it_is_not_brought_up_with_something_else() {
        assertThat(told("c2", BEGINNING, OTHERWISE)).noneMatch(block -> block.contains("Alma"));
    }

    @Test
    void once_told_it_is_put_back_with_the_same_bytes_whatever_comes_next() {
        List<String> first = told("c3", BEGINNING, SPOKEN_OF);
        assertThat(first).anyMatch(block -> block.contains("Alma"));
        Eventually.holds(() -> assertThat(told("c3", LATER, OTHERWISE)).containsAll(first));
    }

    private List<String> told(String conversation, List<Mark> marks, String message) {
        int last = marks.size() - 1;
        Asking asking = new Asking(KIM, null, conversation, Mode.ON, marks, last, message, people.now);
        return await(people.profiles.prepare(asking)).blocks().stream()
                .map(Block::text)
                .toList();
    }
}
