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
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void every_answered_turn_is_learned_once_and_none_twice(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (ScriptedUpstream upstream = ScriptedUpstream.start(request -> "I see.");
                AttuneProcess attune = AttuneProcess.start(folder, upstream.url(), Map.of())) {
            Queue<Integer> answered = askUntilKilled(attune);
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

    private static Queue<Integer> askUntilKilled(AttuneProcess attune) throws InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        Queue<Integer> answered = new ConcurrentLinkedQueue<>();
        AtomicInteger count = new AtomicInteger();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int number = 0; number < TURNS && count.get() < KILL_AFTER; number++) {
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
        attune.kill();
        running.forEach(each -> each.exceptionally(killed -> null).join());
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
