package dev.attune.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.bench.AttuneProcess;
import dev.attune.bench.Management;
import dev.attune.bench.ScriptedUpstream;
import dev.attune.profile.RedisFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM dies in the middle of learning, or stops for a while: what had been answered is learned once, and nothing twice. */
final class CrashIT {

    private static final int TURNS = 600;
    private static final int PEOPLE = 12;
    private static final int KILL_AFTER = 350;
    private static final int AT_ONCE = 8;
    private static final int QUEUED_EACH = 100;
    private static final int QUEUED_FROM = 50_000;
    private static final int MOST_BETWEEN_KILLS = 60;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void every_answered_turn_is_learned_once_and_none_twice(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (ScriptedUpstream upstream = ScriptedUpstream.start(request -> "I see.");
                AttuneProcess attune = AttuneProcess.start(folder, upstream.url(), Map.of())) {
            Queue<Integer> answered = askUntil(KILL_AFTER, attune);
            answered.addAll(queueMore(attune.management(), 0));
            attune.kill();
            attune.restart();
            attune.management().drain();
            List<String> quotes = quotes(attune.management());
            assertThat(answered).hasSizeGreaterThanOrEqualTo(KILL_AFTER);
            assertThat(answered)
                    .allSatisfy(number -> assertThat(quotes)
                            .filteredOn(quote -> quote.contains(Thing.of(number)))
                            .hasSize(1));
            assertThat(quotes).doesNotHaveDuplicates();
        }
    }

    @Test
    void killed_again_and_again_at_any_moment(@TempDir Path folder) throws IOException, InterruptedException {
        long seed = Long.getLong("attune.chaos.seed", System.nanoTime());
        SplittableRandom moments = new SplittableRandom(seed);
        try (ScriptedUpstream upstream = ScriptedUpstream.start(request -> "I see.");
                AttuneProcess attune = AttuneProcess.start(folder, upstream.url(), Map.of());
                Talkers talkers = Talkers.begin(List.of(attune.baseUrl()), "again-", 0)) {
            for (int kill = 0; kill < Chaos.KILLS; kill++) {
                talkers.hear(1 + moments.nextInt(MOST_BETWEEN_KILLS));
                attune.kill();
                attune.restart();
            }
            talkers.hear(1);
            talkers.end();
            Learned learned = Learned.by(attune.management(), talkers.people());
            assertThat(talkers.told())
                    .as("with -Dattune.chaos.seed=" + seed)
                    .filteredOn(told -> told.status() != 0)
                    .allMatch(Talkers.Told::isAnswered);
            learned.hasOnce(
                    talkers.answered().stream().map(Talkers.Told::number).toList());
        }
    }

    /** One of two processes stops for longer than a dead one is waited for, and then goes on with what the other has learned meanwhile. */
    @Test
    void one_of_two_freezes_and_thaws(@TempDir Path folder) throws IOException, InterruptedException {
        try (RedisFixture redis = RedisFixture.openAsEmbedded();
                ScriptedUpstream upstream = ScriptedUpstream.start(request -> "I see.");
                AttuneProcess one = AttuneProcess.start(folder.resolve("one"), upstream.url(), on(redis));
                AttuneProcess two = AttuneProcess.start(folder.resolve("two"), upstream.url(), on(redis));
                Talkers talkers = Talkers.begin(List.of(two.baseUrl()), "frozen-", 0)) {
            List<Integer> queued = new ArrayList<>();
            for (int round = 0; round < Chaos.FREEZES; round++) {
                talkers.hear(MOST_BETWEEN_KILLS);
                queued.addAll(queueMore(two.management(), round));
                Chaos.freeze(one);
                two.management().drain();
                Chaos.thaw(one);
                Health.awaitWell(one);
            }
            talkers.end();
            one.management().drain();
            talkers.answered().forEach(told -> queued.add(told.number()));
            List<String> people = new ArrayList<>(talkers.people());
            IntStream.range(0, PEOPLE).forEach(person -> people.add("person-" + person));
            Learned.by(two.management(), people).hasOnce(queued);
        }
    }

    private static Map<String, String> on(RedisFixture redis) {
        return Map.of("ATTUNE_REDIS_URL", redis.url());
    }

    /** Queues so much at once that a process is still learning from it afterwards, and answers the numbers of what is loved there. */
    private static List<Integer> queueMore(Management management, int round) throws IOException, InterruptedException {
        List<Integer> queued = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            List<String> turns = new ArrayList<>();
            for (int place = 0; place < QUEUED_EACH; place++) {
                int number = QUEUED_FROM + (round * QUEUED_EACH + place) * PEOPLE + person;
                turns.add("{\"id\":\"q%d\",\"role\":\"user\",\"content\":\"I love %s.\"}"
                        .formatted(number, Thing.of(number)));
                queued.add(number);
            }
            String body = "{\"conversation\":\"queued\",\"turns\":[%s]}".formatted(String.join(",", turns));
            management.post("/users/person-" + person + "/turns", body);
        }
        assertThat(management.get("/learning").get("backlog").asLong()).isPositive();
        return queued;
    }

    private static Queue<Integer> askUntil(int enough, AttuneProcess attune) throws InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        Queue<Integer> answered = new ConcurrentLinkedQueue<>();
        AtomicInteger count = new AtomicInteger();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int number = 0; number < TURNS && count.get() < enough; number++) {
            int asked = number;
            free.acquire();
            running.add(HTTP.sendAsync(request(attune.baseUrl(), asked), HttpResponse.BodyHandlers.ofString())
                    .thenAccept(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(200);
                        answered.add(asked);
                        count.incrementAndGet();
                    })
                    .whenComplete((nothing, failure) -> free.release()));
        }
        running.forEach(CompletableFuture::join);
        return answered;
    }

    /** The quotes of everything learned, of all people. */
    private static List<String> quotes(Management management) throws IOException, InterruptedException {
        List<String> quotes = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            for (JsonNode adaptation : management.all("/users/person-" + person + "/history")) {
                adaptation
                        .path("evidence")
                        .forEach(item -> quotes.add(item.path("quote").asText()));
            }
        }
        return quotes;
    }

    private static HttpRequest request(URI base, int number) {
        String body = """
                {"model":"scripted","stream":%b,"messages":[{"role":"user","content":"I love %s."}]}""".formatted(number % 2 == 0, Thing.of(number));
        return HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Attune-User", "person-" + number % PEOPLE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
