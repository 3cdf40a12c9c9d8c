package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM dies in the middle of learning: what had been answered is learned once, and nothing twice. */
final class CrashIT {

    private static final int TURNS = 600;
    private static final int PEOPLE = 12;
    private static final int KILL_AFTER = 350;
    private static final int AT_ONCE = 8;
    private static final int QUEUED_EACH = 100;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void every_answered_turn_is_learned_once_and_none_twice(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (ScriptedUpstream upstream = ScriptedUpstream.start(request -> "I see.");
                AttuneProcess attune = AttuneProcess.start(folder, upstream.url(), Map.of())) {
            Queue<Integer> answered = askUntil(KILL_AFTER, attune);
            queueMore(attune.management(), answered);
            attune.kill();
            attune.restart();
            attune.management().drain();
            List<String> quotes = quotes(attune.management());
            assertThat(answered).hasSizeGreaterThanOrEqualTo(KILL_AFTER);
            assertThat(answered)
                    .allSatisfy(number -> assertThat(quotes)
                            .filteredOn(quote -> quote.contains(thing(number)))
                            .hasSize(1));
            assertThat(quotes).doesNotHaveDuplicates();
        }
    }

    /** Queues so much at once that the process is killed while it learns from it. */
    private static void queueMore(Management management, Queue<Integer> answered)
            throws IOException, InterruptedException {
        for (int person = 0; person < PEOPLE; person++) {
            List<String> turns = new ArrayList<>();
            for (int place = 0; place < QUEUED_EACH; place++) {
                int number = TURNS + place * PEOPLE + person;
                turns.add("{\"id\":\"q%d\",\"role\":\"user\",\"content\":\"I love %s.\"}"
                        .formatted(number, thing(number)));
                answered.add(number);
            }
            String body = "{\"conversation\":\"queued\",\"turns\":[%s]}".formatted(String.join(",", turns));
            management.post("/users/person-" + person + "/turns", body);
        }
        assertThat(management.get("/learning").get("backlog").asLong()).isPositive();
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
                {"model":"scripted","stream":%b,"messages":[{"role":"user","content":"I love %s."}]}""".formatted(number % 2 == 0, thing(number));
        return HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Attune-User", "person-" + number % PEOPLE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** A made-up thing of its own for each number, spelled in syllables so that no two look alike. */
    private static String thing(int number) {
        String[] syllables = {"ba", "ke", "di", "fo", "gu", "la", "me", "ni", "po", "ru"};
        StringBuilder word = new StringBuilder("zo");
        for (int rest = number + 1_000; rest > 0; rest /= 10) {
            word.append(syllables[rest % 10]);
        }
        return word.append("x").toString();
    }
}
