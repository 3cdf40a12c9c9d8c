package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model that repeats what it was told, and a person who quotes the model, teach nothing new. */
final class EchoTest {

    private static final Person KIM = new Person("default", "kim");
    private static final int LOOPS = 20;
    private static final List<String> SAID = List.of(
            "I am allergic to peanuts and I live in Bergen.",
            "Yesterday we paddled our kayaks round the lighthouse and saw two otters.",
            "Please keep your answers short.",
            "My sister is a carpenter. What should I cook for her with mushrooms?");

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
    void twenty_loops_of_a_conversation_with_a_parrot_leave_the_number_of_memories_flat() {
        loop(0);
        List<String> known = texts();
        assertThat(known).hasSizeGreaterThanOrEqualTo(SAID.size());
        for (int round = 1; round < LOOPS; round++) {
            loop(round);
            assertThat(texts()).as("after loop " + round).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private void loop(int round) {
        people.now = MORNING.plusSeconds(3_600L * round);
        int turn = 0;
        for (String words : SAID) {
            String repeated = ask(round, turn++, words);
            ask(round, turn++, "You said: \"" + repeated + "\" Is that right?");
            ask(round, turn++, "> " + repeated.replace("\n", "\n> ") + "\n\nThanks, what else?");
        }
        await(people.profiles.learning().drain());
    }

    /** Asks, and gets everything that the model was told as its answer. */
    private String ask(int round, int turn, String message) {
        List<Mark> marks = List.of(new Mark(Role.USER, 1_000L * round + turn));
        Asking asking = new Asking(KIM, "c" + round, "m", Mode.ON, marks, 0, message, people.now.plusSeconds(turn));
        Prepared prepared = await(people.profiles.prepare(asking));
        String told = prepared.blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
        String answer = told.isEmpty() ? "Noted: " + message : told;
        await(people.profiles.answered(new Answer(prepared, Answer.Outcome.COMPLETE, answer, prepared.micros())));
        await(people.profiles.learning().drain());
        return answer;
    }

    private List<String> texts() {
        return people.active(KIM).stream().map(Memory::text).toList();
    }
}
