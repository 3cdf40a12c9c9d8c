package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ClusterFixture;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two stores on one real cluster, whose slots move and whose masters die. */
final class ClusterTest {

    private static final ClusterFixture CLUSTER = ClusterFixture.open();
    private static final List<Person> PEOPLE = IntStream.range(0, 30)
            .mapToObj(number -> new Person(Person.DEFAULT_TENANT, "person-" + number))
            .toList();

    private RedisStore store;
    private RedisStore other;

    @BeforeEach
    void openTwoStores() {
        store = open();
        other = open();
    }

    @AfterEach
    void closeThem() {
        PEOPLE.forEach(person -> there(() -> store.erase(person)));
        store.close();
        other.close();
    }

    @AfterAll
    static void stopCluster() {
        CLUSTER.close();
    }

    @Test
    void peopleOfEverySlotAreKnownToBoth() {
        for (Person person : PEOPLE) {
            learn(store, person, "tea");
        }
        assertThat(PEOPLE).allSatisfy(person -> assertThat(texts(other, person)).containsExactly("tea"));
        assertThat(PEOPLE.stream()
                        .map(person ->
                                CLUSTER.masterOf(Keys.of(person).profile()).port())
                        .distinct())
                .as("masters that have some of them")
                .hasSize(3);
    }

    @Test
    void aChangeReachesTheCacheOfTheOther() {
        for (Person person : PEOPLE) {
            assertThat(texts(other, person)).isEmpty();
            Profile kept = profile(other, person);
            assertThat(profile(other, person)).isSameAs(kept);
            learn(store, person, "tea");
            Eventually.holds("it is heard", () -> texts(other, person).equals(List.of("tea")));
        }
    }

    @Test
    void aSlotThatMovesTakesItsPeopleAlong() {
        Person person = PEOPLE.get(0);
        learn(store, person, "tea");
        assertThat(texts(other, person)).containsExactly("tea");

        CLUSTER.move(Keys.of(person).profile());
        learn(store, person, "coffee");

        Eventually.holds("it is heard", () -> texts(other, person).equals(List.of("tea", "coffee")));
        learn(other, person, "milk");
        Eventually.holds("it is heard", () -> texts(store, person).equals(List.of("tea", "coffee", "milk")));
    }

    @Test
    void aMasterThatDiesLeavesItsPeopleToItsReplica() {
        Person person = PEOPLE.get(1);
        learn(store, person, "tea");
        assertThat(texts(other, person)).containsExactly("tea");

        CLUSTER.failOver(Keys.of(person).profile());

        Eventually.holds("it can be learned again", () -> learns(store, person, "coffee"));
        Eventually.holds("it is heard", () -> texts(other, person).equals(List.of("tea", "coffee")));
        Eventually.holds("it can be learned again", () -> learns(other, person, "milk"));
        Eventually.holds("it is heard", () -> texts(store, person).equals(List.of("tea", "coffee", "milk")));
    }

    @Test
    void whatIsQueuedIsLearnedOnceByOneOfBoth() {
        Set<String> learned = ConcurrentHashMap.newKeySet();
        for (RedisStore each : List.of(store, other)) {
            each.queue()
                    .work(
                            delivery -> {
                                assertThat(learned.add(
                                                delivery.exchange().person().id()))
                                        .isTrue();
                                return CompletableFuture.completedStage(null);
                            },
                            2);
        }
        for (Person person : PEOPLE) {
            Exchange exchange = Samples.exchange(person, "hello");
            there(() -> store.queue().offer(exchange));
        }
        // What came while the cluster was not ready waits in the process that it came to.
        there(() -> store.queue().drained());
        there(() -> other.queue().drained());
        assertThat(learned).hasSameSizeAs(PEOPLE);
    }

    @Test
    void everybodyHearsWhatHappens() {
        Set<Person> heard = ConcurrentHashMap.newKeySet();
        other.events().watch(event -> {
            if (event instanceof Event.Adapted adapted) {
                heard.add(adapted.person());
            }
        });
        Eventually.holds("it is heard", () -> {
            store.events()
                    .publish(new Event.Adapted(
                            PEOPLE.get(0),
                            Samples.learned(profile(store, PEOPLE.get(0)), Samples.memory("m1", "tea"))
                                    .adaptations()
                                    .get(0)));
            return heard.contains(PEOPLE.get(0));
        });
    }

    @Test
    void erasureLeavesNothingOnAnyNode() {
        Person person = PEOPLE.get(2);
        learn(store, person, "tea");
        there(() -> other.erase(person));

        assertThat(CLUSTER.keys("*person-2}*")).allMatch(key -> key.endsWith(":erased"));
    }

    private static RedisStore open() {
        RedisStore store = RedisStore.open(
                StoreSettings.of(CLUSTER.url(), Samples.DEFAULTS).withTimeout(Duration.ofSeconds(1)));
        Eventually.holds("the store is well", () -> store.health().well());
        return store;
    }

    private static void learn(RedisStore store, Person person, String text) {
        Eventually.holds("it is learned: " + text, () -> learns(store, person, text));
    }

    private static boolean learns(RedisStore store, Person person, String text) {
        try {
            Profile base = profile(store, person);
            Memory memory = Samples.memory("m" + (base.memories().size() + 1), text);
            return texts(store, person).contains(text)
                    || Eventually.get(store.profiles().commit(Samples.learned(base, memory))) instanceof Commit.Done;
        } catch (ProfileFailure away) {
            return false;
        }
    }

    private static List<String> texts(RedisStore store, Person person) {
        return profile(store, person).memories().stream().map(Memory::text).toList();
    }

    private static Profile profile(RedisStore store, Person person) {
        return there(() -> store.profiles().load(person));
    }

    /** The answer once the part of the cluster is there that gives it. */
    private static <T> T there(Supplier<CompletionStage<T>> question) {
        return dev.attune.profile.Eventually.get(() -> Eventually.get(question.get()));
    }
}
