package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LearningQueueTest {

    private static final RedisFixture REDIS = RedisFixture.open();

    private final List<String> learned = new CopyOnWriteArrayList<>();
    private RedisStore store;
    private RedisStore other;

    @BeforeEach
    void openTwoStores() {
        store = RedisStore.open(settings());
        other = RedisStore.open(settings());
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
    void deliversInOrderAndLeavesNothingBehind() {
        Instant before = Instant.now();
        offer("a", "b", "c");
        AtomicInteger early = new AtomicInteger();
        work(store, delivery -> {
            if (delivery.queuedAt().isBefore(before.minusMillis(1)) || delivery.attempt() != 1) {
                early.incrementAndGet();
            }
            return learn(delivery);
        });
        offer("d");
        Eventually.get(store.queue().drained());
        assertThat(learned).containsExactly("a", "b", "c", "d");
        assertThat(early).hasValue(0);
        Eventually.holds("the success is told", () -> status().lastSuccess() != null);
        assertThat(status().backlog()).isZero();
        assertThat(status().oldestSeconds()).isZero();
    }

    @Test
    void tellsHowFarBehindItIs() {
        offer("a", "b");
        assertThat(status().backlog()).isEqualTo(2);
        assertThat(status().lastSuccess()).isNull();
        Eventually.holds("it grows old", () -> status().oldestSeconds() >= 1);
    }

    @Test
    void learnsOnePersonAfterTheOtherButManyPeopleAtOnce() {
        Map<Person, AtomicInteger> running = new ConcurrentHashMap<>();
        Map<Person, List<String>> orders = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        List<Person> people = List.of(Samples.ALICE, person("bob"), person("carol"));
        for (int number = 0; number < 60; number++) {
            Eventually.get(store.queue().offer(Samples.exchange(people.get(number % 3), "n" + number)));
        }
        CompletableFuture<Void> bothRun = new CompletableFuture<>();
        AtomicInteger now = new AtomicInteger();
        work(store, delivery -> {
            Person person = delivery.exchange().person();
            if (running.computeIfAbsent(person, key -> new AtomicInteger()).incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            orders.computeIfAbsent(person, key -> new CopyOnWriteArrayList<>()).add(text(delivery));
            if (now.incrementAndGet() > 1) {
                bothRun.complete(null);
            }
            return bothRun.thenRun(() -> {
                now.decrementAndGet();
                running.get(person).decrementAndGet();
            });
        });
        Eventually.get(store.queue().drained());
        assertThat(overlaps).hasValue(0);
        for (int place = 0; place < 3; place++) {
            List<String> expected = new ArrayList<>();
            for (int number = place; number < 60; number += 3) {
                expected.add("n" + number);
            }
            assertThat(orders.get(people.get(place))).isEqualTo(expected);
        }
    }

    @Test
    void twoWorkersShareTheWork() {
        AtomicInteger here = new AtomicInteger();
        AtomicInteger there = new AtomicInteger();
        CompletableFuture<Void> both = new CompletableFuture<>();
        work(store, delivery -> counted(here, there, both, delivery));
        work(other, delivery -> counted(there, here, both, delivery));
        for (int number = 0; number < 100; number++) {
            Eventually.get(store.queue().offer(Samples.exchange(person("p" + number), "n" + number)));
        }
        Eventually.get(store.queue().drained());
        assertThat(learned).hasSize(100).doesNotHaveDuplicates();
        assertThat(here.get()).isPositive();
        assertThat(there.get()).isPositive();
    }

    @Test
    void takesOverFromAWorkerThatDied() {
        offer("a", "b");
        RedisStore dying = RedisStore.open(settings());
        CompletableFuture<Void> never = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        dying.queue()
                .work(
                        delivery -> {
                            begun.complete(null);
                            return never;
                        },
                        2);
        Eventually.get(begun);
        dying.abandon();
        work(store, this::learn);
        Eventually.get(store.queue().drained());
        assertThat(learned).containsExactly("a", "b");
    }

    @Test
    void givesUpWhatWorkersDieOfAndNotWhatTheyOnlyHadInHand() {
        offer("deadly", "innocent");
        for (int death = 0; death < settings().queue().deliveries(); death++) {
            RedisStore dying = RedisStore.open(settings());
            CompletableFuture<Void> begun = new CompletableFuture<>();
            dying.queue()
                    .work(
                            delivery -> {
                                begun.complete(null);
                                return new CompletableFuture<>();
                            },
                            1);
            Eventually.get(begun);
            // Behind what says that it has begun, on the same connection.
            Eventually.get(dying.queue().status());
            dying.abandon();
        }
        work(store, this::learn);
        Eventually.get(store.queue().drained());
        assertThat(learned).containsExactly("innocent");
        assertThat(status().deadLetters()).isEqualTo(1);
    }

    @Test
    void leavesALongTaskToTheWorkerThatHasIt() {
        offer("long");
        CompletableFuture<Void> end = new CompletableFuture<>();
        AtomicInteger begun = new AtomicInteger();
        work(store, delivery -> {
            begun.incrementAndGet();
            return end;
        });
        Eventually.holds("it has begun", () -> begun.get() == 1);
        work(other, this::learn);
        // Three times the silence after which a worker counts as dead.
        Instant enough = Instant.now().plus(settings().queue().takeover().multipliedBy(3));
        Eventually.holds("time passes", () -> Instant.now().isAfter(enough));
        assertThat(learned).isEmpty();
        end.complete(null);
        Eventually.get(store.queue().drained());
        assertThat(begun).hasValue(1);
        assertThat(learned).isEmpty();
    }

    @Test
    void givesBackWhatItDidNotBeginWhenItStops() {
        offer("a", "b", "c");
        CompletableFuture<Void> end = new CompletableFuture<>();
        LearningQueue.Work first = store.queue()
                .work(
                        delivery -> {
                            learned.add("first " + text(delivery));
                            return end;
                        },
                        1);
        Eventually.holds("it has begun", () -> learned.size() == 1);
        CompletionStage<Void> stopped = first.stop();
        work(other, this::learn);
        end.complete(null);
        Eventually.get(stopped);
        Eventually.get(store.queue().drained());
        assertThat(learned).containsExactly("first a", "b", "c");
    }

    @Test
    void triesAgainAndThenGivesUpWithoutAWordOfWhatWasSaid() {
        offer("good before", "bad", "good after");
        AtomicInteger tries = new AtomicInteger();
        work(store, delivery -> {
            if (text(delivery).equals("bad")) {
                assertThat(delivery.attempt()).isEqualTo(tries.incrementAndGet());
                throw new IllegalStateException("cannot learn: " + text(delivery));
            }
            return learn(delivery);
        });
        Eventually.get(store.queue().drained());
        assertThat(learned).containsExactly("good before", "good after");
        assertThat(tries).hasValue(3);
        DeadLetter letter =
                Eventually.get(store.queue().dead(Page.Request.FIRST)).items().get(0);
        assertThat(letter.error()).isEqualTo("java.lang.IllegalStateException");
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.exchange().turns().get(0).content()).isEqualTo("bad");
        assertThat(status().deadLetters()).isEqualTo(1);
    }

    @Test
    void aDeadLetterIsLearnedWhenItIsTriedAgainAndGoneWhenItIsDropped() {
        offer("first", "second");
        AtomicBoolean broken = new AtomicBoolean(true);
        work(store, delivery -> {
            if (broken.get()) {
                throw new IllegalStateException("cannot learn");
            }
            return learn(delivery);
        });
        Eventually.get(store.queue().drained());
        List<DeadLetter> dead =
                Eventually.get(store.queue().dead(Page.Request.FIRST)).items();
        assertThat(dead).hasSize(2);
        broken.set(false);

        String dropped = dead.stream()
                .filter(letter -> letter.exchange().turns().get(0).content().equals("first"))
                .map(DeadLetter::id)
                .findFirst()
                .orElseThrow();
        String revived = dead.stream()
                .map(DeadLetter::id)
                .filter(id -> !id.equals(dropped))
                .findFirst()
                .orElseThrow();
        assertThat(Eventually.get(store.queue().drop(dropped))).isTrue();
        assertThat(Eventually.get(store.queue().revive(revived))).isTrue();
        Eventually.get(store.queue().drained());

        assertThat(learned).containsExactly("second");
        assertThat(status().deadLetters()).isZero();
        assertThat(Eventually.get(store.queue().revive(revived))).isFalse();
        assertThat(Eventually.get(store.queue().drop("9999:1-1"))).isFalse();
        assertThat(Eventually.get(store.queue().drop("none"))).isFalse();
    }

    @Test
    void learnsOnceWhatIsOfferedAndDeliveredManyTimes() {
        for (int number = 0; number < 20; number++) {
            offer("tea", "coffee");
        }
        AtomicInteger failures = new AtomicInteger();
        for (RedisStore each : List.of(store, other)) {
            work(
                    each,
                    delivery -> commitOnce(each, delivery)
                            .thenCompose(done -> failures.incrementAndGet() % 3 == 0
                                    ? CompletableFuture.failedStage(new IllegalStateException("after the commit"))
                                    : CompletableFuture.completedStage(null)));
        }
        Eventually.get(store.queue().drained());
        Eventually.holds("both are known", () -> version() == 2);
        assertThat(Eventually.get(store.profiles().load(Samples.ALICE)).memories())
                .extracting(Memory::text)
                .containsExactlyInAnyOrder("tea", "coffee");
    }

    @Test
    void doesNotCountTriesThatTheStoreFailed() {
        offer("a");
        AtomicInteger tries = new AtomicInteger();
        work(
                store,
                delivery -> tries.incrementAndGet() < 6
                        ? CompletableFuture.failedStage(Failures.unavailable("away"))
                        : learn(delivery));
        Eventually.get(store.queue().drained());
        assertThat(learned).containsExactly("a");
    }

    @Test
    void saysWhenOneEntryIsSettled() {
        Offered offered = Eventually.get(store.queue().offer(Samples.exchange(Samples.ALICE, "a")));
        assertThat(offered.place()).isEqualTo(Offered.Place.QUEUED);
        CompletionStage<Void> settled = other.queue().settled(String.valueOf(offered.id()));
        assertThat(settled.toCompletableFuture()).isNotDone();
        work(store, this::learn);
        Eventually.get(settled);
        assertThat(learned).containsExactly("a");
        Eventually.get(store.queue().settled("no id"));
    }

    @Test
    void goesOnAfterRedisCameBackEmpty() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore own = RedisStore.open(settings(redis.url(), 1))) {
            own.queue().work(this::learn, 2);
            Eventually.get(own.queue().offer(Samples.exchange(Samples.ALICE, "a")));
            Eventually.holds("the first is learned", () -> learned.size() == 1);
            redis.stop();
            redis.start();
            Eventually.get(own.queue().offer(Samples.exchange(Samples.ALICE, "b")));
            Eventually.holds("the second as well", () -> learned.contains("b"));
            redis.flush();
            Eventually.get(own.queue().offer(Samples.exchange(Samples.ALICE, "c")));
            Eventually.holds("and the third", () -> learned.contains("c"));
        }
    }

    @Test
    void keepsWhatIsSaidWhileRedisIsAwayInOrderAndDropsBeyondTheBound() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore own = RedisStore.open(settings(redis.url(), 1))) {
            Eventually.get(own.queue().status());
            redis.stop();
            Eventually.holds("it is noticed", () -> !own.health().well());
            List<Offered.Place> places = new ArrayList<>();
            for (int number = 0; number < 12; number++) {
                places.add(Eventually.get(own.queue().offer(Samples.exchange(Samples.ALICE, "n" + number)))
                        .place());
            }
            assertThat(places.subList(0, 10)).containsOnly(Offered.Place.BUFFERED);
            assertThat(places.subList(10, 12)).containsOnly(Offered.Place.DROPPED);
            assertThat(own.queue().buffered()).isEqualTo(10);
            assertThat(own.queue().dropped()).isEqualTo(2);
            redis.start();
            Eventually.holds("it is sent", () -> own.queue().buffered() == 0);
            own.queue().work(this::learn, 4);
            Eventually.get(own.queue().drained());
            assertThat(learned).hasSize(10).startsWith("n0", "n1", "n2").endsWith("n9");
            LearningStatus status = Eventually.get(own.queue().status());
            assertThat(List.of(status.backlog(), status.buffered(), status.dropped()))
                    .containsExactly(0L, 0L, 2L);
        }
    }

    @Test
    void sendsWhatItHasKeptBeforeItEnds() {
        RedisStore ending = RedisStore.open(settings());
        Eventually.get(ending.queue().status());
        assertThat(Eventually.get(ending.queue().offerUnsure(Samples.exchange(Samples.ALICE, "last"), Instant.now()))
                        .place())
                .isEqualTo(Offered.Place.BUFFERED);
        ending.close();
        work(store, this::learn);
        Eventually.get(store.queue().drained());
        assertThat(learned).containsExactly("last");
    }

    @Test
    void spreadsPeopleOverPartitions() {
        try (RedisStore wide = RedisStore.open(settings(REDIS.url(), 4))) {
            for (int number = 0; number < 40; number++) {
                Eventually.get(wide.queue().offer(Samples.exchange(person("p" + number % 20), "n" + number)));
            }
            assertThat(Eventually.get(wide.queue().status()).backlog()).isEqualTo(40);
            work(wide, this::learn);
            Eventually.get(wide.queue().drained());
            assertThat(learned).hasSize(40).doesNotHaveDuplicates();
            for (int number = 0; number < 20; number++) {
                assertThat(learned.indexOf("n" + number)).isLessThan(learned.indexOf("n" + (number + 20)));
            }
        }
    }

    private long version() {
        return Eventually.get(store.profiles().load(Samples.ALICE)).version();
    }

    private static CompletionStage<Void> commitOnce(RedisStore by, Delivery delivery) {
        Turn turn = delivery.exchange().turns().get(0);
        Memory memory = Samples.memory("m" + turn.content(), turn.content());
        return by.profiles()
                .load(Samples.ALICE)
                .thenCompose(base -> by.profiles()
                        .commit(Draft.learned(
                                base,
                                List.of(Samples.adaptation(base, 0, What.LEARNED, Change.of(memory))),
                                List.of(turn.id()),
                                delivery.queuedAt())))
                .thenCompose(commit -> commit instanceof Commit.Conflict
                        ? commitOnce(by, delivery)
                        : CompletableFuture.completedStage(null));
    }

    /** Both must have begun before either ends, so that neither can take it all. */
    private CompletionStage<Void> counted(
            AtomicInteger mine, AtomicInteger others, CompletableFuture<Void> both, Delivery delivery) {
        mine.incrementAndGet();
        if (others.get() > 0) {
            both.complete(null);
        }
        return both.thenCompose(begun -> learn(delivery));
    }

    private CompletionStage<Void> learn(Delivery delivery) {
        learned.add(text(delivery));
        return CompletableFuture.completedStage(null);
    }

    private void offer(String... texts) {
        for (String text : texts) {
            Exchange exchange = Samples.exchange(Samples.ALICE, text);
            assertThat(Eventually.get(store.queue().offer(exchange)).place()).isEqualTo(Offered.Place.QUEUED);
        }
    }

    private LearningStatus status() {
        return Eventually.get(store.queue().status());
    }

    private static void work(RedisStore by, Function<Delivery, CompletionStage<Void>> learner) {
        by.queue().work(learner, 2);
    }

    private static StoreSettings settings() {
        return settings(REDIS.url(), 1);
    }

    private static StoreSettings settings(String url, int partitions) {
        return StoreSettings.of(url, Samples.DEFAULTS)
                .withQueue(new StoreSettings.Queue(
                        partitions, 3, Duration.ofMillis(900), Duration.ofMillis(20), 10, 1_000_000));
    }

    private static Person person(String id) {
        return new Person(Person.DEFAULT_TENANT, id);
    }

    private static String text(Delivery delivery) {
        return delivery.exchange().turns().get(0).content();
    }
}
