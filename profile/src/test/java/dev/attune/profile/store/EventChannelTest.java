package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Profiles;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.What;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class EventChannelTest {

    private static final Event EVENT = new Event.Adapted(
            Samples.ALICE,
            Samples.adaptation(
                    Profile.empty(Samples.ALICE, Samples.DEFAULTS),
                    0,
                    What.LEARNED,
                    Change.of(Samples.memory("m1", "tea"))));

    @Test
    void tellsEveryProcessAlsoAfterRedisWasAway() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore here = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS));
                RedisStore there = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS))) {
            List<Event> seenHere = new CopyOnWriteArrayList<>();
            List<Event> seenThere = new CopyOnWriteArrayList<>();
            here.events().watch(event -> {
                throw new IllegalStateException("a watcher that fails");
            });
            here.events().watch(seenHere::add);
            there.events().watch(seenThere::add);
            publishUntilSeen(here, seenHere, seenThere);
            redis.stop();
            here.events().publish(EVENT);
            redis.start();
            seenHere.clear();
            seenThere.clear();
            publishUntilSeen(here, seenHere, seenThere);
            assertThat(seenThere).containsOnly(EVENT);
        }
    }

    @Test
    void callsNobodyWhoHasLeft() {
        try (RedisFixture redis = RedisFixture.open();
                RedisStore store = RedisStore.open(StoreSettings.of(redis.url(), Samples.DEFAULTS))) {
            List<Event> left = new CopyOnWriteArrayList<>();
            List<Event> seen = new CopyOnWriteArrayList<>();
            Consumer<Event> twice = left::add;
            Profiles.Subscription first = store.events().watch(twice);
            Profiles.Subscription second = store.events().watch(twice);
            store.events().watch(seen::add);
            publishUntilSeen(store, left, seen);
            first.close();
            left.clear();
            seen.clear();
            publishUntilSeen(store, left, seen);
            second.close();
            left.clear();
            seen.clear();
            publishUntilSeen(store, seen, seen);
            assertThat(left).isEmpty();
        }
    }

    private static void publishUntilSeen(RedisStore by, List<Event> here, List<Event> there) {
        Eventually.holds("the event is seen", () -> {
            by.events().publish(EVENT);
            return !here.isEmpty() && !there.isEmpty();
        });
    }
}
