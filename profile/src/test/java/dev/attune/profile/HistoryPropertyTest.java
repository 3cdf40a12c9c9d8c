package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.BY_PERSON;
import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static dev.attune.profile.TaughtPeople.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * The past and the way back, held against a model that keeps a copy of everything at every moment: 50 lives of 20 changes, each with a
 * look at some moment and a try to undo something.
 */
final class HistoryPropertyTest {

    private static final int CHANGES = 20;
    private static final List<String> SAYINGS = List.of(
            "I live in Ghent.",
            "I moved to Antwerp.",
            "I am allergic to peanuts.",
            "I love opera.",
            "I don't like opera any more.",
            "Please keep your answers short.",
            "I have a parrot.",
            "I no longer have a parrot.");

    private static @Nullable RedisFixture redis;
    private static @Nullable TaughtPeople door;
    private static int people;

    @BeforeContainer
    static void open() {
        redis = RedisFixture.open();
        door = new TaughtPeople(redis, new EpisodeSettings(0, 1));
    }

    @AfterContainer
    static void close() {
        if (door != null && redis != null) {
            door.close();
            redis.close();
        }
    }

    @Property(tries = 50)
    void the_past_is_as_it_was_and_what_is_undone_never_happened(@ForAll Random random) {
        Life life = new Life(door(), random);
        for (int number = 0; number < CHANGES; number++) {
            life.change();
            life.lookBack();
            life.undo();
        }
    }

    private static TaughtPeople door() {
        if (door == null) {
            throw new IllegalStateException("the container has not begun");
        }
        return door;
    }

    /** One person, and what the model knows of them. */
    private static final class Life {

        private final TaughtPeople door;
        private final Random random;
        private final Person person = new Person("default", "person" + people++);
        private final Map<String, State> state = new HashMap<>();
        private final TreeMap<Instant, Map<String, State>> past = new TreeMap<>();
        private final List<Adaptation> history = new ArrayList<>();

        Life(TaughtPeople door, Random random) {
            this.door = door;
            this.random = random;
            door.now = MORNING;
            state.put(Controls.KEY, Rooms.DEFAULTS);
            past.put(Instant.MIN, Map.copyOf(state));
        }

        void change() {
            List<Memory> memories = state.values().stream()
                    .filter(Memory.class::isInstance)
                    .map(Memory.class::cast)
                    .toList();
            tick();
            int choice = random.nextInt(memories.isEmpty() ? 3 : 5);
            switch (choice) {
                case 0 ->
                    await(door.profiles
                            .memories()
                            .add(
                                    person,
                                    new NewMemory(
                                            Facet.CONTENT, Kind.FACT, "Fact " + random.nextInt(), 0.5, null, null),
                                    BY_PERSON));
                case 1 ->
                    await(door.profiles
                            .people()
                            .change(
                                    person,
                                    new ControlsPatch(
                                            null,
                                            Map.of(
                                                    Facet.STYLE,
                                                    new ControlsPatch.SwitchPatch(random.nextBoolean(), null)),
                                            List.of(Intensity.values()).get(random.nextInt(3)),
                                            Map.of()),
                                    BY_PERSON));
                case 2 ->
                    door.teach(
                            person,
                            turn(
                                    "t" + history.size() + "-" + random.nextInt(),
                                    SAYINGS.get(random.nextInt(SAYINGS.size())),
                                    door.now));
                case 3 ->
                    await(door.profiles
                            .memories()
                            .edit(
                                    person,
                                    one(memories).id(),
                                    new MemoryPatch("Reworded " + random.nextInt(), null, null, null, null, null),
                                    BY_PERSON));
                default ->
                    await(door.profiles.memories().retire(person, one(memories).id(), BY_PERSON));
            }
            follow();
        }

        /** The profile at a moment is what the model had at it, and at this one what it has. */
        void lookBack() {
            if (history.isEmpty()) {
                return;
            }
            Instant moment = MORNING.plusMillis(random.nextInt(2_000 * (history.size() + 2)));
            assertThat(states(await(door.profiles.people().findAt(person, moment))))
                    .isEqualTo(past.floorEntry(moment).getValue());
            assertThat(states(door.profile(person))).isEqualTo(state);
        }

        /** Undoes something where nothing later rests on it, and sometimes takes that back. */
        void undo() {
            if (history.isEmpty()) {
                return;
            }
            Adaptation done = history.get(random.nextInt(history.size()));
            tick();
            if (!isFree(done)) {
                assertThatThrownBy(() -> await(door.profiles.histories().undo(person, done.id(), BY_PERSON)))
                        .isInstanceOf(ProfileFailure.class);
                return;
            }
            Map<String, State> before = Map.copyOf(state);
            Adaptation undone = await(door.profiles.histories().undo(person, done.id(), BY_PERSON));
            follow();
            for (Change change : done.changes()) {
                assertThat(state.get(change.key())).isEqualTo(change.before());
            }
            assertThat(undone.undoes()).isEqualTo(done.id());
            if (random.nextBoolean()) {
                tick();
                await(door.profiles.histories().undo(person, undone.id(), BY_PERSON));
                follow();
                assertThat(state).isEqualTo(before);
            }
        }

        private boolean isFree(Adaptation done) {
            return done.changes().stream().allMatch(change -> Objects.equals(state.get(change.key()), change.after()));
        }

        /** Takes what is new in the history into the model. */
        private void follow() {
            List<Adaptation> all = new ArrayList<>(await(door.profiles
                            .histories()
                            .list(person, new Page.Request(Page.Request.MOST, null))
                            .exceptionally(unknown -> new Page<>(List.of(), null)))
                    .items());
            Collections.reverse(all);
            for (Adaptation adaptation : all.subList(history.size(), all.size())) {
                history.add(adaptation);
                for (Change change : adaptation.changes()) {
                    if (change.after() == null) {
                        state.remove(change.key());
                    } else {
                        state.put(change.key(), change.after());
                    }
                }
                past.put(adaptation.at(), Map.copyOf(state));
            }
        }

        private void tick() {
            door.now = door.now.plusSeconds(1);
        }

        private Memory one(List<Memory> memories) {
            return memories.get(random.nextInt(memories.size()));
        }

        private static Map<String, State> states(Profile profile) {
            Map<String, State> states = new HashMap<>();
            profile.memories().forEach(memory -> states.put(memory.key(), memory));
            states.put(Controls.KEY, profile.controls());
            return states;
        }
    }
}
