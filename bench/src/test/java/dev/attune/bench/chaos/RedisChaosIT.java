package dev.attune.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.bench.AttuneProcess;
import dev.attune.bench.ScriptedUpstream;
import dev.attune.profile.LongWay;
import dev.attune.profile.RedisFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Redis fails in every way that it can, while people talk: each request is answered, says why it was not personalized, and is learned once.
 * One Attune goes through all of it.
 */
final class RedisChaosIT {

    private static final int SOME = 60;
    private static final int AT_LEAST = 10;
    private static final int NUMBERS_EACH = 100_000;
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final int CUTS = 15;

    private static RedisFixture redis;
    private static LongWay way;
    private static ScriptedUpstream upstream;
    private static AttuneProcess attune;
    private static int tests;

    private Talkers talkers;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        redis = RedisFixture.openAsEmbedded();
        way = LongWay.to(redis.port());
        upstream = ScriptedUpstream.start(request -> "I see.");
        attune = AttuneProcess.start(folder, upstream.url(), Map.of("ATTUNE_REDIS_URL", way.redisUrl()));
    }

    @AfterAll
    static void stop() {
        attune.close();
        upstream.close();
        way.close();
        redis.close();
    }

    @BeforeEach
    void talk(TestInfo test) {
        tests++;
        String name = test.getTestMethod().orElseThrow().getName().replace('_', '-') + "-";
        talkers = Talkers.begin(List.of(attune.baseUrl()), name, tests * NUMBERS_EACH);
        talkers.hear(SOME);
    }

    @AfterEach
    void quiet() {
        talkers.close();
    }

    @Test
    void killed_and_started_again() throws Exception {
        redis.stop();
        talkers.hearOf("the store is away", told -> told.says("store-unavailable"));
        talkers.hear(SOME);
        redis.start();
        assertAllIsWell();
    }

    @Test
    void killed_again_and_again() throws Exception {
        for (int round = 0; round < 5; round++) {
            redis.stop();
            talkers.hear(AT_LEAST);
            redis.start();
            talkers.hear(AT_LEAST);
        }
        assertAllIsWell();
    }

    @Test
    void hanging() throws Exception {
        redis.pause();
        try {
            talkers.hearOf("requests wait in vain", told -> told.says("deadline"));
            talkers.hearOf("nobody waits any more", told -> told.says("store-unavailable"));
            talkers.hear(SOME);
        } finally {
            redis.resume();
        }
        assertAllIsWell();
    }

    @Test
    void out_of_memory() throws Exception {
        whileItTakesNoWrites("CONFIG SET maxmemory 1mb", "CONFIG SET maxmemory 0", "OOM");
    }

    @Test
    void a_replica() throws Exception {
        whileItTakesNoWrites("REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE", "READONLY");
    }

    @Test
    void without_the_replicas_that_it_must_have() throws Exception {
        whileItTakesNoWrites("CONFIG SET min-replicas-to-write 1", "CONFIG SET min-replicas-to-write 0", "NOREPLICAS");
    }

    @Test
    void on_a_full_disk() throws Exception {
        redis.fillDisk();
        try {
            Health.await(attune, "MISCONF");
            talkers.hear(SOME);
        } finally {
            redis.freeDisk();
        }
        assertAllIsWell();
    }

    @Test
    void slow() throws Exception {
        way.delay(SLOW);
        try {
            talkers.hearOf("requests wait in vain", told -> told.says("deadline"));
            talkers.hearOf("nobody waits any more", told -> told.says("store-unavailable"));
            talkers.hear(SOME);
        } finally {
            way.delay(Duration.ZERO);
        }
        talkers.hearOf("it is in time again", told -> told.personalization().startsWith("applied"));
        assertAllIsWell();
    }

    @Test
    void behind_a_network_that_breaks() throws Exception {
        for (int cut = 0; cut < CUTS; cut++) {
            way.cut();
            talkers.hear(AT_LEAST);
        }
        assertAllIsWell();
    }

    private void whileItTakesNoWrites(String begin, String end, String problem) throws Exception {
        redis.tell(begin);
        try {
            Health.await(attune, problem);
            talkers.hear(SOME);
            assertThat(Health.metric(attune, "attune_learning_buffered")).isPositive();
        } finally {
            redis.tell(end);
        }
        assertAllIsWell();
    }

    private void assertAllIsWell() throws IOException, InterruptedException {
        talkers.hear(SOME);
        Health.awaitWell(attune);
        talkers.end();
        assertThat(talkers.told())
                .as("what was asked and not answered")
                .allMatch(told ->
                        told.isAnswered() && String.valueOf(told.answer()).contains("I see."));
        assertThat(talkers.told()).extracting(Talkers.Told::personalization).allMatch(RedisChaosIT::isRight);
        Learned.by(attune.management(), talkers.people())
                .hasOnce(talkers.answered().stream().map(Talkers.Told::number).toList());
        assertThat(Health.metric(attune, "attune_learning_dropped")).isZero();
    }

    private static boolean isRight(String personalization) {
        return personalization.startsWith("applied")
                || List.of("cold", "deadline", "store-unavailable")
                        .contains(personalization.replace("none; reason=", ""));
    }
}
