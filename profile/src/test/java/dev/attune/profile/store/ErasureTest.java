package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ErasureTest {

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final Person BOB = new Person(Person.DEFAULT_TENANT, "bob");

    private RedisStore store;
    private RedisStore other;

    @BeforeEach
    void openTwoStores() {
        StoreSettings settings = StoreSettings.of(REDIS.url(), Samples.DEFAULTS)
                .withQueue(StoreSettings.Queue.USUAL.withRetries(1, Duration.ofMillis(10)));
        store = RedisStore.open(settings);
        other = RedisStore.open(settings);
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
    void removesEverythingOfOnePersonAndCountsIt() {
        for (Person person : List.of(Samples.ALICE, BOB)) {
            Profile profile = load(other, person);
            profile = commit(Samples.learned(profile, Samples.memory("m1", "tea")));
            commit(Samples.learned(profile, Samples.memory("m2", "coffee")));
            Eventually.get(store.queue().offer(Samples.exchange(person, "dead")));
        }
        LearningQueue.Work failing =
                store.queue().work(delivery -> CompletableFuture.failedStage(new IllegalStateException()), 1);
        Eventually.get(store.queue().drained());
        failing.close();
        for (int number = 0; number < 500; number++) {
            Eventually.get(store.queue().offer(Samples.exchange(number % 2 == 0 ? BOB : Samples.ALICE, "n" + number)));
        }
        Instant before = Instant.now();
        Receipt receipt = Eventually.get(store.erase(Samples.ALICE));
        assertThat(receipt.user()).isEqualTo("alice");
        assertThat(receipt.memories()).isEqualTo(2);
        assertThat(receipt.history()).isEqualTo(2);
        assertThat(receipt.queued()).isEqualTo(251);
        assertThat(receipt.erasedAt())
                .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        assertThat(load(store, Samples.ALICE).version()).isZero();
        Eventually.holds(
                "others forget as well", () -> load(other, Samples.ALICE).version() == 0);
        assertThat(Eventually.get(store.histories().list(Samples.ALICE, Page.Request.FIRST))
                        .items())
                .isEmpty();
        assertThat(load(store, BOB).memories()).hasSize(2);
        assertThat(Eventually.get(store.queue().status()).backlog()).isEqualTo(250);
        assertThat(Eventually.get(store.queue().dead(Page.Request.FIRST)).items())
                .extracting(letter -> letter.exchange().person())
                .containsExactly(BOB);
        assertThat(keysWith("alice")).containsExactly(Keys.of(Samples.ALICE).erased());
    }

    @Test
    void refusesWhatWasSaidBeforeItAndTakesWhatIsSaidAfter() {
        Profile base = load(store, Samples.ALICE);
        Draft said = Samples.learned(base, Samples.memory("m1", "tea"));
        Eventually.get(other.erase(Samples.ALICE));
        assertThat(Eventually.get(store.profiles().commit(said))).isInstanceOf(Commit.Erased.class);
        assertThat(load(store, Samples.ALICE).version()).isZero();
        commit(Samples.learned(load(store, Samples.ALICE), Samples.memory("m1", "tea")));
        Eventually.get(other.erase(Samples.ALICE));
        commit(Samples.change(Profile.empty(Samples.ALICE, Samples.DEFAULTS), null, Samples.memory("m1", "by hand")));
    }

    @Test
    void erasesSomebodyUnknownWithoutAFailure() {
        Receipt receipt = Eventually.get(store.erase(Samples.ALICE));
        assertThat(List.of(receipt.memories(), receipt.history(), receipt.traces(), receipt.queued()))
                .containsOnly(0L);
    }

    @Test
    void deliversNothingThatWasQueuedBefore() {
        Eventually.get(store.queue().offer(Samples.exchange(Samples.ALICE, "said before")));
        Eventually.get(store.erase(Samples.ALICE));
        Eventually.get(store.queue().offer(Samples.exchange(Samples.ALICE, "said after")));
        List<String> learned = new CopyOnWriteArrayList<>();
        LearningQueue.Work work = store.queue()
                .work(
                        delivery -> {
                            learned.add(delivery.exchange().turns().get(0).content());
                            return CompletableFuture.completedStage(null);
                        },
                        1);
        Eventually.get(store.queue().drained());
        work.close();
        assertThat(learned).containsExactly("said after");
    }

    private static List<String> keysWith(String part) {
        try (RedisClient client = RedisClient.create(REDIS.url());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            return redis.sync().keys("*" + part + "*");
        }
    }

    private Profile commit(Draft draft) {
        Commit commit = Eventually.get(store.profiles().commit(draft));
        assertThat(commit).isInstanceOf(Commit.Done.class);
        return ((Commit.Done) commit).profile();
    }

    private static Profile load(RedisStore store, Person person) {
        return Eventually.get(store.profiles().load(person));
    }
}
