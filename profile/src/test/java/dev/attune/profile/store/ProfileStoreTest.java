package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileStoreTest {

    private static final RedisFixture REDIS = RedisFixture.open();

    private RedisStore store;
    private RedisStore other;

    @BeforeEach
    void openTwoStores() {
        store = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS));
        other = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS));
    }

    @AfterEach
    void closeThem() {
        store.close();
        other.close();
        REDIS.flush();
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void knowsNothingOfSomebodyUnknown() {
        Profile profile = load(store, Samples.ALICE);
        assertThat(profile).isEqualTo(Profile.empty(Samples.ALICE, Samples.DEFAULTS));
        assertThat(load(store, Samples.ALICE)).isSameAs(profile);
    }

    @Test
    void readsBackWhatWasCommittedAndKeepsItAtHand() {
        Profile first = done(store, Samples.learned(load(store, Samples.ALICE), Samples.memory("m1", "tea")));
        Profile second = done(store, Samples.learned(first, Samples.memory("m2", "coffee")));
        Profile loaded = load(store, Samples.ALICE);
        assertThat(loaded).isEqualTo(second);
        assertThat(loaded.version()).isEqualTo(2);
        assertThat(load(store, Samples.ALICE)).isSameAs(loaded);
        assertThat(load(other, Samples.ALICE)).isEqualTo(second);
    }

    @Test
    void hearsOfWhatAnotherProcessCommitted() {
        Profile before = load(store, Samples.ALICE);
        Profile after = done(other, Samples.learned(load(other, Samples.ALICE), Samples.memory("m1", "tea")));
        Eventually.holds(
                "the old profile is gone", () -> !load(store, Samples.ALICE).equals(before));
        assertThat(load(store, Samples.ALICE)).isEqualTo(after);
        Profile now = load(store, Samples.ALICE);
        done(other, Samples.learned(load(other, Samples.ALICE), Samples.memory("m2", "coffee")));
        Eventually.holds("and once more", () -> !load(store, Samples.ALICE).equals(now));
        assertThat(load(store, Samples.ALICE).memories()).hasSize(2);
    }

    @Test
    void forgetsWhatIsAtHandWhenRedisIsEmptied() {
        done(store, Samples.learned(load(store, Samples.ALICE), Samples.memory("m1", "tea")));
        assertThat(load(store, Samples.ALICE).version()).isEqualTo(1);
        REDIS.flush();
        Eventually.holds("nothing is known", () -> load(store, Samples.ALICE).version() == 0);
    }

    @Test
    void refusesADraftOnAnOldBase() {
        Profile base = load(store, Samples.ALICE);
        done(other, Samples.learned(base, Samples.memory("m1", "tea")));
        assertThat(commit(store, Samples.learned(base, Samples.memory("m2", "coffee"))))
                .isInstanceOf(Commit.Conflict.class);
        assertThat(load(store, Samples.ALICE).memories()).extracting(Memory::id).containsExactly("m1");
        assertThat(history(Samples.ALICE)).hasSize(1);
    }

    @Test
    void learnsNoTurnTwice() {
        Profile first = done(store, Samples.learned(load(store, Samples.ALICE), Samples.memory("m1", "tea")));
        Draft again = Draft.learned(
                first,
                List.of(Samples.adaptation(first, 0, What.LEARNED, Change.of(Samples.memory("m9", "again")))),
                List.of("turn-m1", "turn-new"),
                Instant.now());
        assertThat(commit(store, again)).isEqualTo(new Commit.AlreadyLearned(Set.of("turn-m1")));
        assertThat(load(store, Samples.ALICE)).isEqualTo(first);
        assertThat(get(store.profiles().learned(Samples.ALICE, List.of("turn-m1", "turn-new"))))
                .containsExactly("turn-m1");
    }

    @Test
    void remembersTurnsThatTaughtNothingAndWhoSaidThem() {
        Profile base = load(store, Samples.ALICE);
        assertThat(commit(store, Draft.learned(base, List.of(), List.of("t1"), Instant.now())))
                .isInstanceOf(Commit.Done.class);
        assertThat(load(store, Samples.ALICE).version()).isEqualTo(1);
        assertThat(get(store.people().list(PeopleQuery.of(Person.DEFAULT_TENANT, ""), Page.Request.FIRST))
                        .items())
                .hasSize(1);
        assertThat(commit(store, Draft.learned(base, List.of(), List.of("t1"), Instant.now())))
                .isEqualTo(new Commit.AlreadyLearned(Set.of("t1")));
        Profile known = load(store, Samples.ALICE);
        assertThat(commit(store, Draft.learned(known, List.of(), List.of("t2"), Instant.now())))
                .isEqualTo(new Commit.Done(known));
    }

    @Test
    void forgetsTheOlderHalfOfTheTurnsBeyondTheBound() {
        StoreSettings.Keep usual = StoreSettings.Keep.USUAL;
        StoreSettings small = StoreSettings.of(REDIS.url(), Samples.DEFAULTS)
                .withKeep(new StoreSettings.Keep(
                        usual.traces(),
                        usual.tracesEach(),
                        4,
                        usual.saidEach(),
                        usual.historyEach(),
                        usual.erasures()));
        try (RedisStore bounded = RedisStore.open(small)) {
            Profile base = load(bounded, Samples.ALICE);
            List<String> turns = List.of("t1", "t2", "t3", "t4", "t5");
            for (String turn : turns.subList(0, 4)) {
                commit(bounded, Draft.learned(base, List.of(), List.of(turn), Instant.now()));
            }
            assertThat(get(bounded.profiles().learned(Samples.ALICE, turns)))
                    .containsExactlyInAnyOrder("t1", "t2", "t3", "t4");
            commit(bounded, Draft.learned(base, List.of(), List.of("t5"), Instant.now()));
            assertThat(get(bounded.profiles().learned(Samples.ALICE, turns)))
                    .containsExactlyInAnyOrder("t3", "t4", "t5");
        }
    }

    @Test
    void knowsThousandsOfTurnsAgainAndNoOther() {
        Profile base = load(store, Samples.ALICE);
        List<String> learned =
                IntStream.range(0, 3_000).mapToObj(number -> "turn " + number).toList();
        for (int from = 0; from < learned.size(); from += 500) {
            commit(store, Draft.learned(base, List.of(), learned.subList(from, from + 500), Instant.now()));
        }
        List<String> others =
                IntStream.range(0, 3_000).mapToObj(number -> "other " + number).toList();

        assertThat(get(store.profiles().learned(Samples.ALICE, learned))).containsAll(learned);
        assertThat(get(store.profiles().learned(Samples.ALICE, others))).isEmpty();
        assertThat(commit(store, Draft.learned(base, List.of(), List.of("new", "turn 2999"), Instant.now())))
                .isEqualTo(new Commit.AlreadyLearned(Set.of("turn 2999")));
        assertThat(get(store.profiles().learned(Samples.ALICE, List.of("new")))).isEmpty();
    }

    @Test
    void knowsTheTurnsAgainThatLayInASortedSet() {
        try (RedisClient client = RedisClient.create(REDIS.url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            for (String turn : List.of("t1", "t2")) {
                connection.sync().zadd(Keys.of(Samples.ALICE).turns(), 1, TurnDigest.of(turn));
            }
        }
        assertThat(get(store.profiles().learned(Samples.ALICE, List.of("t2", "t3"))))
                .containsExactly("t2");
        commit(store, Draft.learned(load(store, Samples.ALICE), List.of(), List.of("t3"), Instant.now()));
        assertThat(get(store.profiles().learned(Samples.ALICE, List.of("t1", "t2", "t3", "t4"))))
                .containsExactlyInAnyOrder("t1", "t2", "t3");
    }

    @Test
    void changesAndRemovesStatesAndKeepsTheirOrder() {
        Profile profile = load(store, Samples.ALICE);
        for (String id : List.of("m3", "m1", "m2")) {
            profile = done(store, Samples.learned(profile, Samples.memory(id, "about " + id)));
        }
        Memory old = profile.memories().get(0);
        profile = done(store, Samples.change(profile, old, old.withStatus(Status.RETIRED, Samples.NOON)));
        profile = done(store, Samples.change(profile, profile.memories().get(1), null));
        profile = done(store, Samples.learned(profile, Samples.memory("m0", "the last")));
        Controls off = new Controls(Personalization.OFF, Map.of(), Intensity.FULL, Map.of());
        profile = done(
                store,
                Draft.byHand(
                        profile,
                        List.of(Samples.adaptation(profile, 0, What.TOGGLED, new Change(Samples.DEFAULTS, off)))));
        Profile loaded = load(other, Samples.ALICE);
        assertThat(loaded).isEqualTo(profile);
        assertThat(loaded.memories()).extracting(Memory::id).containsExactly("m3", "m2", "m0");
        assertThat(loaded.controls()).isEqualTo(off);
    }

    @Test
    void losesNothingUnderManyCommitters() {
        int committers = 50;
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int number = 0; number < committers; number++) {
            Memory memory = Samples.memory("m" + number, "thing " + number);
            all.add(commitUntilDone(number % 2 == 0 ? store : other, memory).toCompletableFuture());
        }
        all.forEach(Eventually::get);
        Eventually.holds("all is seen", () -> load(store, Samples.ALICE).version() == committers);
        Profile profile = load(store, Samples.ALICE);
        assertThat(profile.memories()).hasSize(committers);
        List<Adaptation> history = history(Samples.ALICE);
        assertThat(history).hasSize(committers);
        assertThat(history.get(0).id()).isEqualTo(committers + "-0");
        assertThat(get(store.histories().at(Samples.ALICE, Instant.MAX))).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a}b{c",
                "{alice}",
                "default:alice",
                "a:b",
                "a b",
                "%7B",
                "\u00e9\u00fc\u4e2d",
                "\uD83D\uDE80 rocket",
                "*",
                "?",
                "'; DROP",
                "a/b?c#d",
                "a\"b\\c"
            })
    void keepsPeopleApartWhateverTheirIds(String id) {
        Person person = new Person(Person.DEFAULT_TENANT, id);
        Person near = new Person(Person.DEFAULT_TENANT, id + "x");
        Profile written = done(store, Samples.learned(load(store, person), Samples.memory("m1", "only mine")));
        assertThat(load(other, person)).isEqualTo(written);
        assertThat(load(other, near).version()).isZero();
        assertThat(load(other, new Person("other", id)).version()).isZero();
        assertThat(get(store.people().list(PeopleQuery.of(Person.DEFAULT_TENANT, id), Page.Request.FIRST))
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.person()).isEqualTo(person));
    }

    private CompletionStage<Void> commitUntilDone(RedisStore by, Memory memory) {
        return by.profiles()
                .load(Samples.ALICE)
                .thenCompose(base -> by.profiles().commit(Samples.learned(base, memory)))
                .thenCompose(commit -> commit instanceof Commit.Done
                        ? CompletableFuture.completedStage(null)
                        : commitUntilDone(by, memory));
    }

    private List<Adaptation> history(Person person) {
        return get(store.histories().list(person, new Page.Request(Page.Request.MOST, null)))
                .items();
    }

    private static Profile load(RedisStore store, Person person) {
        return get(store.profiles().load(person));
    }

    private static Commit commit(RedisStore store, Draft draft) {
        return get(store.profiles().commit(draft));
    }

    private static Profile done(RedisStore store, Draft draft) {
        Commit commit = commit(store, draft);
        assertThat(commit).isInstanceOf(Commit.Done.class);
        return ((Commit.Done) commit).profile();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return Eventually.get(stage);
    }
}
