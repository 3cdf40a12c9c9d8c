package dev.attune.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is queued of a message that is as long as is learned from, and of one that is longer by one character. */
final class MessageBoundTest {

    private static final Person KIM = new Person("default", "kim");
    private static final String WHOLE = "tea ".repeat(7_999) + "tea!";
    private static final String LONGER = "tea ".repeat(7_999) + "teas!";

    private RedisFixture redis;
    private Profiles profiles;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        // Nobody takes from the queue what is to be looked at there.
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")))
                .withDeadline(Duration.ofSeconds(10))
                .withWorkers(0));
    }

    @AfterEach
    void close() {
        profiles.close();
        redis.close();
    }

    @Test
    void aMessageThatIsNoLongerIsQueuedWhole() {
        assertThat(WHOLE).hasSize(32_000);
        answer(WHOLE, "Well.");
        assertThat(queued()).contains("tea tea!");
    }

    @Test
    void aMessageThatIsLongerIsCut() {
        assertThat(LONGER).hasSize(32_001);
        answer(LONGER, "Well.");
        assertThat(queued()).contains("tea teas").doesNotContain("teas!");
    }

    @Test
    void soIsAnAnswer() {
        answer("Tea?", LONGER);
        assertThat(queued()).contains("tea teas").doesNotContain("teas!");
    }

    @Test
    void aTurnThatIsTaughtByHandIsLikewise() {
        teach("t1", WHOLE);
        assertThat(queued()).contains("tea tea!");
        teach("t2", LONGER);
        assertThat(queued()).contains("tea teas").doesNotContain("teas!");
    }

    private void answer(String message, String text) {
        Asking asking = new Asking(
                KIM, null, "m", Mode.ON, List.of(new Mark(Role.USER, message.hashCode())), 0, message, Instant.now());
        Prepared prepared = TaughtPeople.await(profiles.prepare(asking));
        TaughtPeople.await(profiles.answered(new Answer(prepared, Answer.Outcome.COMPLETE, text, Micros.NONE)));
    }

    private void teach(String turn, String content) {
        TaughtPeople.await(profiles.learning()
                .teach(new Exchange(KIM, "c1", List.of(TaughtPeople.turn(turn, content, Instant.now())))));
    }

    private String queued() {
        return redis.contents("attune:*queue*");
    }
}
