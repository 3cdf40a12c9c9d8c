package dev.attune.profile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TraceStoreTest {

    private static final RedisFixture REDIS = RedisFixture.open();

    private volatile StoreSettings.Keep keep = StoreSettings.Keep.USUAL;
    private RedisStore store;

    @BeforeEach
    void openStore() {
        keep = new StoreSettings.Keep(Duration.ofDays(30), 5, 100, 100, 100, Duration.ofDays(90));
        store = RedisStore.open(StoreSettings.of(REDIS.url(), Samples.DEFAULTS).withKeep(() -> keep));
    }

    @AfterEach
    void closeStore() {
        store.close();
        REDIS.flush();
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void findsATraceByItsIdAlone() {
        Trace trace = trace(Samples.ALICE, "t1");
        save(trace);
        assertThat(Eventually.get(store.traces().find(Person.DEFAULT_TENANT, "t1")))
                .contains(trace);
        assertThat(Eventually.get(store.traces().find(Person.DEFAULT_TENANT, "t2")))
                .isEmpty();
        assertThat(Eventually.get(store.traces().find("other", "t1"))).isEmpty();
        assertThat(Eventually.get(store.traces().find(Person.DEFAULT_TENANT, "}:{")))
                .isEmpty();
    }

    @Test
    void listsTheNewestOfAPersonAndDropsTheOldestBeyondTheBound() {
        for (int number = 0; number < 5; number++) {
            save(trace(Samples.ALICE, "t" + number));
        }
        assertThat(list(Page.Request.FIRST).items()).hasSize(5);
        save(trace(Samples.ALICE, "t5"));
        assertThat(list(Page.Request.FIRST).items())
                .extracting(Trace::id)
                .containsExactly("t5", "t4", "t3", "t2", "t1");
        for (int number = 6; number < 8; number++) {
            save(trace(Samples.ALICE, "t" + number));
        }
        save(trace(new Person(Person.DEFAULT_TENANT, "bob"), "tb"));
        Page<Trace> first = list(new Page.Request(3, null));
        Page<Trace> rest = list(new Page.Request(3, first.cursor()));
        assertThat(first.items()).extracting(Trace::id).containsExactly("t7", "t6", "t5");
        assertThat(rest.items()).extracting(Trace::id).containsExactly("t4", "t3");
        assertThat(rest.cursor()).isNull();
        assertThat(Eventually.get(store.traces().find(Person.DEFAULT_TENANT, "t0")))
                .isEmpty();
        assertThat(REDIS.keys("attune:trace:*")).isEqualTo(6);
    }

    @Test
    void whatIsTooOldOrTooMuchByNowGoesWithTheWaysThatLedThere() {
        for (int number = 0; number < 4; number++) {
            save(trace(Samples.ALICE, "t" + number));
        }
        keep = keep.withTraces(Duration.ofDays(30), 2);
        Eventually.get(store.traces().trim(Samples.ALICE));
        assertThat(list(Page.Request.FIRST).items()).extracting(Trace::id).containsExactly("t3", "t2");
        assertThat(REDIS.keys("attune:trace:*")).isEqualTo(2);

        keep = keep.withTraces(Duration.ofMillis(1), 2);
        assertThat(list(Page.Request.FIRST).items()).isEmpty();
        assertThat(Eventually.get(store.traces().find(Person.DEFAULT_TENANT, "t3")))
                .isEmpty();
        Eventually.get(store.traces().trim(Samples.ALICE));
        assertThat(REDIS.keys("attune:trace:*")).isZero();
        assertThat(REDIS.keys("attune:*:traces")).isZero();
        Eventually.get(store.traces().trim(Samples.ALICE));
    }

    @Test
    void keepsNoneOfWhatWasAnsweredBeforeAnErasure() {
        Trace late = trace(Samples.ALICE, "late");
        save(trace(Samples.ALICE, "t1"));
        assertThat(Eventually.get(store.erase(Samples.ALICE)).traces()).isEqualTo(1);
        save(late);
        assertThat(list(Page.Request.FIRST).items()).isEmpty();
        for (String id : List.of("t1", "late")) {
            assertThat(Eventually.get(store.traces().find(Person.DEFAULT_TENANT, id)))
                    .isEmpty();
        }
        Trace after = trace(Samples.ALICE, "after");
        save(after);
        assertThat(list(Page.Request.FIRST).items()).containsExactly(after);
    }

    private Page<Trace> list(Page.Request page) {
        return Eventually.get(store.traces().list(Samples.ALICE, page));
    }

    private void save(Trace trace) {
        Eventually.get(store.traceWriter().save(List.of(new TraceWriter.Made(trace.at(), trace))));
    }

    private static Trace trace(Person person, String id) {
        return new Trace(
                id,
                Instant.now(),
                person,
                "conversation",
                "model",
                new Verdict.Applied(1, 0),
                Answer.Outcome.COMPLETE,
                List.of(),
                List.of(),
                List.of(),
                Micros.NONE,
                0);
    }
}
