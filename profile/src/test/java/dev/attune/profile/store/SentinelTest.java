package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ProfileFailure;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.SentinelFixture;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Two stores on a master that sentinels watch over, which dies while people talk. */
final class SentinelTest {

    private static final long PAUSE_NANOS = 5_000_000;
    private static final int SOME = 100;

    /** What was acknowledged and had reached the replicas is there; so is everything that was not acknowledged, once there is a master again. */
    @Test
    void aMasterThatDiesLosesNothingButWhatItHadNotYetPassedOn() {
        try (SentinelFixture sentinels = SentinelFixture.open();
                RedisStore store = open(sentinels);
                RedisStore other = open(sentinels)) {
            learn(store, "tea");
            Eventually.holds("it is known to both", () -> texts(other).contains("tea"));
            Talk talk = new Talk(store);
            talk.hear(SOME);
            Set<String> safe = new HashSet<>(talk.acknowledged);
            sentinels.awaitReplicas();

            RedisFixture dead = sentinels.failOver();

            talk.hear(SOME);
            talk.end();
            Eventually.holds(
                    "both are well",
                    () -> store.health().well() && other.health().well());
            Set<String> learned = ConcurrentHashMap.newKeySet();
            other.queue()
                    .work(
                            delivery -> {
                                learned.add(delivery.exchange().turns().get(0).content());
                                return CompletableFuture.completedStage(null);
                            },
                            2);
            Eventually.holds("nothing waits", () -> store.queue().buffered() == 0);
            Eventually.get(other.queue().drained());
            assertThat(learned).containsAll(safe).containsAll(talk.kept);
            assertThat(store.queue().dropped()).isZero();

            // The old master comes back as a replica, and nobody takes it for one that may be written to.
            dead.start();
            Eventually.holds("changes are known to both", () -> learnsAndHears(store, other, "coffee"));
            assertThat(texts(other)).contains("tea");
        }
    }

    @Test
    void aMasterThatHangsIsReplacedAndForgotten() {
        try (SentinelFixture sentinels = SentinelFixture.open();
                RedisStore store = open(sentinels);
                RedisStore other = open(sentinels)) {
            learn(store, "tea");
            sentinels.awaitReplicas();
            RedisFixture hanging = sentinels.master();
            hanging.pause();
            Eventually.holds("another is master", () -> sentinels.master() != hanging);
            Eventually.holds("changes are known to both", () -> learnsAndHears(store, other, "coffee"));
            hanging.resume();
            Eventually.holds("and still are", () -> learnsAndHears(other, store, "milk"));
            assertThat(texts(store)).contains("tea", "coffee", "milk");
        }
    }

    private static boolean learnsAndHears(RedisStore one, RedisStore another, String text) {
        try {
            learn(one, text);
            return texts(another).contains(text);
        } catch (ProfileFailure away) {
            return false;
        }
    }

    private static void learn(RedisStore store, String text) {
        Profile base = Eventually.get(store.profiles().load(Samples.ALICE));
        if (base.memories().stream().noneMatch(memory -> memory.text().equals(text))) {
            Eventually.get(store.profiles().commit(Samples.learned(base, Samples.memory("m-" + text, text))));
        }
    }

    private static List<String> texts(RedisStore store) {
        return Eventually.get(store.profiles().load(Samples.ALICE)).memories().stream()
                .map(Memory::text)
                .toList();
    }

    private static RedisStore open(SentinelFixture sentinels) {
        RedisStore store = RedisStore.open(StoreSettings.of(sentinels.url(), Samples.DEFAULTS));
        Eventually.holds("the store is well", () -> store.health().well());
        return store;
    }

    /** Somebody who goes on talking. */
    private static final class Talk {

        final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        final Set<String> kept = ConcurrentHashMap.newKeySet();

        private final RedisStore store;
        private final Thread thread = new Thread(this::talk, "talk");
        private volatile boolean over;

        Talk(RedisStore store) {
            this.store = store;
            thread.setDaemon(true);
            thread.start();
        }

        void hear(int more) {
            int enough = acknowledged.size() + more;
            Eventually.holds("more is acknowledged", () -> acknowledged.size() >= enough);
        }

        void end() {
            over = true;
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void talk() {
            for (int number = 0; !over; number++) {
                String text = "n" + number;
                Offered offered = Eventually.get(store.queue().offer(Samples.exchange(Samples.ALICE, text)));
                (offered.place() == Offered.Place.QUEUED ? acknowledged : kept).add(text);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
