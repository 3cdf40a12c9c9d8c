package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.BY_PERSON;
import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static dev.attune.profile.TaughtPeople.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** The same dated turns make the same profile in any order, twice, and by two processes at once. On a real store. */
final class AnyOrderTest {

    private static final List<String> WORDS = List.of(
            "I live in Ghent and I love opera.",
            "I have a parrot. Yesterday we paddled our kayaks round the lighthouse.",
            "I moved to Bruges last month, and I hate opera.",
            "I have a parrot called Polly.",
            "Forget that I hate opera.",
            "I have two sons.",
            "My sister finally sold her old boat last week.",
            "I live in Antwerp now. I have three sons.",
            "Yesterday we paddled our kayaks round the lighthouse.",
            "I am vegan.",
            "I no longer have a parrot.",
            "I really love opera.");

    private static @Nullable RedisFixture redis;
    private static final List<TaughtPeople> DOORS = new ArrayList<>();
    private static int people;

    @BeforeContainer
    static void open() {
        redis = RedisFixture.open();
        DOORS.add(new TaughtPeople(redis));
        DOORS.add(new TaughtPeople(redis));
    }

    @AfterContainer
    static void close() {
        DOORS.forEach(TaughtPeople::close);
        if (redis != null) {
            redis.close();
        }
    }

    @Property(tries = 12)
    void two_processes_at_once_make_what_one_makes_in_order(@ForAll Random random) {
        List<Turn> turns = turns();
        Person calm = somebody();
        turns.forEach(turn -> DOORS.get(0).teach(calm, turn));
        Person busy = somebody();
        List<Turn> twice = new ArrayList<>(turns);
        twice.addAll(turns);
        Collections.shuffle(twice, random);
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (Turn turn : twice) {
            TaughtPeople door = DOORS.get(random.nextInt(2));
            Exchange exchange = new Exchange(busy, "c1", List.of(turn));
            running.add(door.profiles.learning().teachAndWait(exchange).toCompletableFuture());
        }
        await(CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)));
        assertThat(told(DOORS.get(0).profile(busy))).isEqualTo(told(DOORS.get(0).profile(calm)));
        assertThat(told(DOORS.get(1).profile(busy))).isEqualTo(told(DOORS.get(0).profile(calm)));
        Profile rebuilt = await(DOORS.get(0).profiles.people().findAt(busy, MORNING.plusSeconds(1)));
        assertThat(new HashSet<>(rebuilt.memories()))
                .isEqualTo(new HashSet<>(DOORS.get(0).profile(busy).memories()));
    }

    @Property(tries = 3)
    void what_was_edited_by_hand_stands_against_older_turns_that_come_later(@ForAll Random random) {
        TaughtPeople door = DOORS.get(0);
        Person kim = somebody();
        door.teach(kim, turn("t1", "I live in Ghent.", MORNING.minusSeconds(90)));
        Memory home = door.active(kim).get(0);
        MemoryPatch moved = new MemoryPatch("They live in Paris", null, null, null, null, null);
        await(door.profiles.memories().edit(kim, home.id(), moved, BY_PERSON));
        door.teach(kim, turn("t0", "I live in Rome.", MORNING.minusSeconds(60 + random.nextInt(60))));
        assertThat(door.active(kim)).extracting(Memory::text).containsExactly("They live in Paris");
        door.teach(kim, turn("t2", "I moved to Lisbon.", MORNING.plusSeconds(60)));
        assertThat(door.active(kim)).extracting(Memory::text).containsExactly("They moved to Lisbon");
    }

    @Property(tries = 3)
    void what_was_undone_stays_undone_when_older_turns_say_it_again(@ForAll Random random) {
        TaughtPeople door = DOORS.get(0);
        Person kim = somebody();
        door.teach(kim, turn("t1", "I play the oboe.", MORNING.minusSeconds(90)));
        Adaptation learned = door.history(kim).get(0);
        await(door.profiles.histories().undo(kim, learned.id(), BY_PERSON));
        door.teach(kim, turn("t0", "I play the oboe.", MORNING.minusSeconds(30 + random.nextInt(90))));
        assertThat(door.active(kim)).isEmpty();
        door.teach(kim, turn("t2", "I play the oboe.", MORNING.plusSeconds(60)));
        assertThat(door.active(kim)).hasSize(1);
    }

    @Property(tries = 6)
    void what_is_told_at_one_moment_in_one_go_keeps_its_order_whatever_else_comes_when(@ForAll Random random) {
        List<Exchange> told = new ArrayList<>();
        Person kim = somebody();
        told.add(new Exchange(
                kim,
                "c1",
                List.of(
                        turn("m9", "I live in Ghent.", MORNING.minusSeconds(90)),
                        turn("m5", "I moved to Bruges.", MORNING.minusSeconds(90)),
                        turn("m7", "I moved to Lisbon.", MORNING.minusSeconds(90)))));
        told.add(new Exchange(kim, "c2", List.of(turn("a1", "I play the oboe.", MORNING.minusSeconds(90)))));
        told.add(new Exchange(kim, "c3", List.of(turn("z1", "I live in Rome.", MORNING.minusSeconds(91)))));
        told.addAll(List.copyOf(told));
        Collections.shuffle(told, random);
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (Exchange exchange : told) {
            TaughtPeople door = DOORS.get(random.nextInt(2));
            running.add(door.profiles.learning().teachAndWait(exchange).toCompletableFuture());
        }
        await(CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)));
        assertThat(DOORS.get(0).active(kim))
                .extracting(Memory::text)
                .containsExactlyInAnyOrder("They moved to Lisbon", "They play the oboe");
    }

    @Property(tries = 1)
    void what_the_assistant_said_is_at_hand_though_it_came_before() {
        TaughtPeople door = DOORS.get(0);
        Person kim = somebody();
        Turn asked = new Turn("a1", Role.ASSISTANT, null, "Do you have children?", MORNING.minusSeconds(50));
        door.teach(kim, turn("u1", "Hello there.", MORNING.minusSeconds(60)), asked);
        assertThat(door.active(kim)).isEmpty();
        door.teach(
                kim,
                turn("u1", "Hello there.", MORNING.minusSeconds(60)),
                asked,
                turn("u2", "No.", MORNING.minusSeconds(40)));
        assertThat(door.active(kim)).extracting(Memory::text).anyMatch(text -> text.contains("children"));
    }

    @Property(tries = 1)
    void what_led_up_to_a_turn_that_was_learned_before_is_not_replied_to() {
        TaughtPeople door = DOORS.get(0);
        Person kim = somebody();
        Turn asked = new Turn("a1", Role.ASSISTANT, null, "Do you have children?", MORNING.minusSeconds(50));
        Turn other = turn("u1", "What a day.", MORNING.minusSeconds(45));
        door.teach(kim, other);
        door.teach(kim, asked, other, turn("u2", "No.", MORNING.minusSeconds(40)));
        assertThat(door.active(kim)).isEmpty();
    }

    private static Person somebody() {
        return new Person("default", "person" + people++);
    }

    private static List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (int place = 0; place < WORDS.size(); place++) {
            turns.add(turn("t" + place, WORDS.get(place), MORNING.minusSeconds(600 - 10L * place)));
        }
        return turns;
    }

    private static Set<Object> told(Profile profile) {
        return profile.memories().stream()
                .map(memory -> List.<Object>of(
                        memory.text(),
                        memory.status(),
                        memory.validFrom(),
                        String.valueOf(memory.validUntil()),
                        memory.evidence(),
                        memory.supersedes() == null
                                ? ""
                                : profile.memory(memory.supersedes())
                                        .map(Memory::text)
                                        .orElse("?")))
                .collect(Collectors.toSet());
    }
}
