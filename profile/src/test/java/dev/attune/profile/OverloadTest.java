package dev.attune.profile;

import static dev.attune.profile.TaughtPeople.MORNING;
import static dev.attune.profile.TaughtPeople.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** What becomes of requests when there is more to do than can be done. */
final class OverloadTest {

    private static final Person KIM = new Person("default", "kim");

    @Test
    void nothing_is_made_ready_for_a_request_that_has_gone_on_without() {
        try (RedisFixture redis = RedisFixture.open()) {
            try (TaughtPeople people = new TaughtPeople(redis)) {
                people.teach(KIM, TaughtPeople.turn("t1", "I am allergic to peanuts.", MORNING));
            }
            Rooms rooms =
                    Rooms.open(Groundwork.lay(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")))));
            try {
                KnownCache cache = new KnownCache(rooms);
                Preparing preparing = new Preparing(rooms, cache, Holdout.NONE, Duration.ofMillis(200));
                CountDownLatch busy = occupy(rooms.workers());

                Prepared late = await(preparing.prepare(asking()));
                busy.countDown();
                Eventually.holds("the workers are through", () -> isIdle(rooms.workers()));

                assertThat(late.verdict()).isEqualTo(new Verdict.None(Verdict.Reason.DEADLINE));
                assertThat(cache.ready(
                                await(rooms.store().profiles().load(KIM)),
                                rooms.ruling().now(),
                                MORNING))
                        .isEmpty();
                Eventually.holds(() ->
                        assertThat(await(preparing.prepare(asking())).verdict()).isEqualTo(new Verdict.Applied(1, 0)));
            } finally {
                rooms.workers().shutdownNow();
                rooms.meanings().close();
                rooms.store().close();
            }
        }
    }

    private static CountDownLatch occupy(ThreadPoolExecutor workers) {
        CountDownLatch busy = new CountDownLatch(1);
        for (int worker = 0; worker < workers.getMaximumPoolSize(); worker++) {
            workers.execute(() -> {
                try {
                    busy.await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        return busy;
    }

    private static boolean isIdle(ThreadPoolExecutor workers) {
        return workers.getQueue().isEmpty() && workers.getActiveCount() == 0;
    }

    private static Asking asking() {
        return new Asking(KIM, null, "m", Mode.ON, List.of(new Mark(Role.USER, 7)), 0, "What shall I cook?", MORNING);
    }
}
