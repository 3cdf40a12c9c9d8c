package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.StoreHealth;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class RedisAwayTest {

    @Test
    void opensWithoutRedisAndWorksOnceItIsThere() {
        try (RedisFixture redis = RedisFixture.open()) {
            redis.stop();
            try (RedisStore store = open(redis)) {
                List<Supplier<CompletionStage<?>>> calls = List.of(
                        () -> store.profiles().load(Samples.ALICE),
                        () -> store.profiles().commit(Samples.learned(empty(), Samples.memory("m1", "tea"))),
                        () -> store.histories().list(Samples.ALICE, Page.Request.FIRST),
                        () -> store.histories().at(Samples.ALICE, Instant.now()),
                        () -> store.traces().find(Person.DEFAULT_TENANT, "t1"),
                        () -> store.people().list(PeopleQuery.of(Person.DEFAULT_TENANT, ""), Page.Request.FIRST),
                        () -> store.erase(Samples.ALICE),
                        () -> store.queue().status(),
                        () -> store.queue().drained());
                calls.forEach(RedisAwayTest::assertUnavailable);
                assertThat(store.health().well()).isFalse();
                assertThat(store.health().problem()).contains("Redis");
                redis.start();
                Eventually.holds("it is well", () -> store.health().well());
                assertThat(learn(store, "m1").version()).isEqualTo(1);
            }
        }
    }

    @Test
    void recoversFromARedisThatCameBackEmpty() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = open(redis);
                RedisStore other = open(redis)) {
            learn(store, "m1");
            Profile cached = load(store);
            assertThat(cached.version()).isEqualTo(1);
            StoreHealth before = store.health();
            assertThat(before.well()).isTrue();
            redis.stop();
            Eventually.holds("it is noticed", () -> !store.health().well());
            // Each connection notices for itself; what is at hand is served until the reading one has.
            Eventually.holds("nothing is at hand any more", () -> version(store) < 0);
            assertUnavailable(() -> store.profiles().load(Samples.ALICE));
            redis.start();
            Eventually.holds(
                    "both are well",
                    () -> store.health().well() && other.health().well());
            assertThat(store.health().since()).isAfter(before.since());
            assertThat(load(store).version()).isZero();
            // Scripts are loaded again, and changes of others are heard of again.
            learn(other, "m2");
            Eventually.holds("the other's commit is seen", () -> load(store).version() == 1);
            Profile second = load(store);
            learn(other, "m3");
            Eventually.holds("and the next", () -> !load(store).equals(second));
        }
    }

    @Test
    void servesNothingStaleAfterTheConnectionWasCut() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = open(redis);
                RedisStore other = open(redis);
                RedisClient client = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> admin = client.connect()) {
            for (int number = 1; number <= 20; number++) {
                int expected = number;
                load(store);
                admin.sync().clientKill(KillArgs.Builder.typeNormal().skipme(true));
                Eventually.holds("it is committed", () -> tryLearn(other, expected));
                Eventually.holds("it is seen", () -> version(store) == expected);
            }
        }
    }

    @Test
    void answersInTimeWhileRedisHangsAndRecovers() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = RedisStore.open(
                        StoreSettings.of(redis.url(), Samples.DEFAULTS).withTimeout(Duration.ofMillis(300)))) {
            Eventually.holds("it is there", () -> version(store) == 0);
            redis.pause();
            assertUnavailable(() -> store.profiles().commit(Samples.learned(empty(), Samples.memory("m1", "tea"))));
            Eventually.holds("it is ill", () -> !store.health().well());
            assertUnavailable(() -> store.histories().list(Samples.ALICE, Page.Request.FIRST));
            redis.resume();
            Eventually.holds("it is well", () -> store.health().well());
            Eventually.holds("it answers", () -> version(store) >= 0);
        }
    }

    @Test
    void erasesSomebodyWhileRedisTakesNothingMore() {
        try (RedisFixture redis = RedisFixture.openAsEmbedded();
                RedisStore store = open(redis)) {
            learn(store, "m1");
            redis.tell("CONFIG SET maxmemory 1");
            assertUnavailable(() -> store.profiles().commit(Samples.learned(load(store), Samples.memory("m2", "tea"))));
            Eventually.holds(
                    "it is known to be full", () -> store.health().problem().contains("OOM"));
            assertThat(Eventually.get(store.erase(Samples.ALICE)).memories()).isEqualTo(1);
            assertThat(load(store).version()).isZero();
            redis.tell("CONFIG SET maxmemory 0");
            Eventually.holds("it is well", () -> store.health().well());
        }
    }

    @Test
    void teachesWhatIsWrongWithAnAddress() {
        assertThatThrownBy(() -> open("redis-cluster://:secret@a:1,b:two"))
                .hasMessageContaining("redis-cluster://one:6379,two:6379")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> open("localhost:6379")).hasMessageContaining("redis://localhost:6379");
        assertThatThrownBy(() -> open("redis://:secret@host:notaport"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private static RedisStore open(RedisFixture redis) {
        return open(redis.url());
    }

    private static RedisStore open(String url) {
        return RedisStore.open(StoreSettings.of(url, Samples.DEFAULTS));
    }

    private static Profile empty() {
        return Profile.empty(Samples.ALICE, Samples.DEFAULTS);
    }

    private static Profile load(RedisStore store) {
        return Eventually.get(store.profiles().load(Samples.ALICE));
    }

    /** The version that is known; below zero while it cannot be. */
    private static long version(RedisStore store) {
        try {
            return load(store).version();
        } catch (ProfileFailure away) {
            return -1;
        }
    }

    private static boolean tryLearn(RedisStore store, int version) {
        try {
            Profile base = load(store);
            if (base.version() < version) {
                Eventually.get(store.profiles().commit(Samples.learned(base, Samples.memory("m" + version, "thing"))));
            }
            return load(store).version() == version;
        } catch (ProfileFailure away) {
            return false;
        }
    }

    private static Profile learn(RedisStore store, String id) {
        Commit commit = Eventually.get(store.profiles().commit(Samples.learned(load(store), Samples.memory(id, id))));
        assertThat(commit).isInstanceOf(Commit.Done.class);
        return ((Commit.Done) commit).profile();
    }

    private static void assertUnavailable(Supplier<CompletionStage<?>> call) {
        assertThatThrownBy(() -> Eventually.get(call.get()))
                .isInstanceOfSatisfying(
                        ProfileFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ProfileFailure.Code.STORE_UNAVAILABLE));
    }
}
