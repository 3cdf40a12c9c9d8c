package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.compose.Passage;
import dev.attune.profile.compose.Remembering;
import dev.attune.profile.compose.Step;
import dev.attune.profile.compose.Trail;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConversationStoreTest {

    private static final RedisFixture REDIS = RedisFixture.open();
    private static final Remembering USUAL = new Remembering(Duration.ofHours(24), 500);
    private static final Passage STANDING =
            new Passage("<about>\n\"Zo\u00eb\" \uD83D\uDE80\n</about>", 12, List.of(new Passage.Item("m1", -7)));
    private static final Passage RECALLED =
            new Passage("later", 3, List.of(new Passage.Item("m2", 1), new Passage.Item("m3", Integer.MIN_VALUE)));

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
    void readsBackEveryKindOfStepInAnotherProcess() {
        Map<Long, Step> steps = new HashMap<>();
        steps.put(-1L, step(1, STANDING, RECALLED, null));
        steps.put(Long.MIN_VALUE, step(2, null, null, new Step.Opening(-5, null)));
        steps.put(3L, step(3, STANDING, null, new Step.Opening(5, RECALLED)));
        assertThat(load(other).size()).isZero();
        remember(store, steps, USUAL);
        Eventually.holds("all has arrived", () -> load(other).size() == steps.size());
        steps.forEach((key, step) -> assertThat(load(other).find(key)).contains(step));
        assertThat(fields()).hasSize(5);
    }

    @Test
    void seesItsOwnStepsAtOnceAndHasThemAtHandAfterwards() {
        Step step = step(1, STANDING, RECALLED, null);
        load(store);
        remember(store, Map.of(7L, step), USUAL);
        assertThat(load(store).find(7)).contains(step);
        Eventually.holds("it has come back", () -> load(store).size() == 1);
        assertThat(store.conversations().load(Samples.ALICE).toCompletableFuture())
                .isDone();
    }

    @Test
    void hearsOfTheStepsOfAnotherProcess() {
        assertThat(load(store).find(7)).isEmpty();
        Step step = step(1, STANDING, RECALLED, null);
        remember(other, Map.of(7L, step), USUAL);
        Eventually.holds("it is heard of", () -> load(store).find(7).equals(Optional.of(step)));
        Step later = step(2, STANDING, null, null);
        remember(other, Map.of(7L, later), USUAL);
        Eventually.holds("and so is the next", () -> load(store).find(7).equals(Optional.of(later)));
    }

    @Test
    void forgetsTheOldestAndTheirTextsBeyondTheBound() {
        for (int number = 0; number < 40; number++) {
            Passage text = new Passage("text " + number, 2, List.of());
            remember(
                    store,
                    Map.of((long) number, step(number, STANDING, text, null)),
                    new Remembering(USUAL.keep(), 20));
            int seen = number;
            Eventually.holds("it is written", () -> fields().containsKey("m" + Integer.toHexString(seen)));
        }
        Map<String, String> fields = fields();
        assertThat(fields).hasSizeBetween(10, 20);
        assertThat(fields).containsKey("m27").doesNotContainKey("m0");
        Trail trail = load(other);
        long steps =
                fields.keySet().stream().filter(field -> field.startsWith("m")).count();
        assertThat(trail.size()).isEqualTo((int) steps);
        assertThat(fields).hasSize((int) (2 * steps + 1));
    }

    @Test
    void expires() {
        remember(store, Map.of(7L, step(1, STANDING, null, null)), new Remembering(Duration.ofMillis(200), 10));
        Eventually.holds(
                "it has come and gone", () -> fields().isEmpty() && load(other).size() == 0);
    }

    @Test
    void anErasureTakesItAllAndRefusesWhatComesLate() {
        Instant before = Instant.now();
        remember(store, Map.of(7L, step(1, STANDING, null, null)), USUAL);
        Eventually.holds("it is written", () -> !fields().isEmpty());
        Eventually.get(other.erase(Samples.ALICE));
        assertThat(fields()).isEmpty();
        store.conversations().remember(Samples.ALICE, before, Map.of(8L, step(2, STANDING, null, null)), USUAL);
        remember(store, Map.of(9L, step(3, null, null, null)), USUAL);
        Eventually.holds("what is said after it is written", () -> !fields().isEmpty());
        assertThat(fields()).containsOnlyKeys("m9");
    }

    @Test
    void switchingOffTakesItAllAtOnceAndRefusesWhatComesLate() {
        Instant before = Instant.now();
        remember(store, Map.of(7L, step(1, STANDING, RECALLED, null)), USUAL);
        Eventually.holds("another process knows it", () -> load(other).size() == 1);
        switchOff();
        assertThat(fields()).containsOnlyKeys("cleared");
        assertThat(load(store).find(7)).isEmpty();
        Eventually.holds("another process forgets it", () -> load(other).size() == 0);
        store.conversations().remember(Samples.ALICE, before, Map.of(8L, step(2, STANDING, null, null)), USUAL);
        Eventually.get(store.conversations().keep(Samples.ALICE, before, Map.of(9L, step(2, null, null, null)), USUAL));
        assertThat(fields()).containsOnlyKeys("cleared");
        Eventually.get(store.conversations()
                .keep(Samples.ALICE, Instant.now(), Map.of(10L, step(3, null, null, null)), USUAL));
        assertThat(fields()).containsOnlyKeys("cleared", "ma");
    }

    @Test
    void remembersOnItsOwnWhileRedisIsAway() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore alone = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS))) {
            Eventually.get(alone.conversations().load(Samples.ALICE));
            redis.stop();
            Step step = step(1, STANDING, RECALLED, null);
            remember(alone, Map.of(7L, step), USUAL);
            redis.start();
            Eventually.holds("it is well", () -> alone.health().well());
            assertThat(load(alone).find(7)).contains(step);
        }
    }

    @Test
    void whatCannotBeReadIsAsIfItWereNotThere() {
        Step step = step(1, null, null, null);
        Map<String, String> fields = new HashMap<>();
        List<String> written = TrailHash.write(Map.of(1L, step));
        fields.put(written.get(0), written.get(1));
        fields.putAll(Map.of(
                "mzz",
                "1 1 1 - - - -",
                "m2",
                "soon 1 1 - - - -",
                "m3",
                "1 1",
                "m4",
                "1 1 1 t9 - - -",
                "t8",
                "[oh",
                "x",
                "y"));
        Trail trail = TrailHash.read(fields);
        assertThat(trail.size()).isEqualTo(1);
        assertThat(trail.find(1)).contains(step);
    }

    private void switchOff() {
        Profile profile = Eventually.get(store.profiles().load(Samples.ALICE));
        Controls off = new Controls(Personalization.OFF, Map.of(), Intensity.BALANCED, Map.of());
        assertThat(Eventually.get(store.profiles().commit(Samples.change(profile, profile.controls(), off))))
                .isInstanceOf(Commit.Done.class);
        store.conversations().forget(Samples.ALICE);
    }

    private static Step step(
            int minute, @Nullable Passage standing, @Nullable Passage recalled, Step.@Nullable Opening opening) {
        return new Step(Samples.NOON.plusSeconds(60L * minute), -minute, minute, standing, recalled, opening);
    }

    private static void remember(RedisStore by, Map<Long, Step> steps, Remembering bounds) {
        by.conversations().remember(Samples.ALICE, Instant.now(), steps, bounds);
    }

    private static Trail load(RedisStore store) {
        return Eventually.get(store.conversations().load(Samples.ALICE));
    }

    private static Map<String, String> fields() {
        RedisClient client = RedisClient.create(REDIS.url());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().hgetall(Keys.of(Samples.ALICE).conversations());
        } finally {
            client.shutdown();
        }
    }
}
