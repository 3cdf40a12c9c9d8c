package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people at once: nothing of one may be in the other's prompts. */
final class TwoPeopleIT {

    private static final int REQUESTS = 1_000;
    private static final int AT_ONCE = 16;
    private static final List<String> ANNAS = List.of("saffron", "Bergen", "violin", "lighthouses");
    private static final List<String> BORISES = List.of("paprika", "Ostrava", "trombone", "submarines");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void nothing_of_one_is_in_the_prompts_of_the_other(@TempDir Path folder) throws IOException, InterruptedException {
        try (ScriptedUpstream upstream = ScriptedUpstream.start(request -> "All right.");
                AttuneProcess attune = AttuneProcess.start(folder, upstream.url(), Map.of())) {
            ask(attune);
            attune.management().drain();
            ask(attune);
            List<String> bodies = upstream.received().stream()
                    .map(body -> new String(body, StandardCharsets.UTF_8))
                    .toList();
            assertThat(bodies).hasSize(2 * REQUESTS);
            assertThat(bodies.stream().filter(TwoPeopleIT::isPersonalized).count())
                    .isGreaterThan(REQUESTS / 2);
            assertThat(bodies).allSatisfy(TwoPeopleIT::holdsOnePersonOnly);
        }
    }

    private static void ask(AttuneProcess attune) throws InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int number = 0; number < REQUESTS; number++) {
            free.acquire();
            answers.add(HTTP.sendAsync(request(attune.baseUrl(), number), HttpResponse.BodyHandlers.ofString())
                    .whenComplete((answer, failure) -> free.release()));
        }
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    private static HttpRequest request(URI base, int number) {
        String user = number % 2 == 0 ? "anna" : "boris";
        List<String> words = number % 2 == 0 ? ANNAS : BORISES;
        String message = "Request %d of %s. I love %s. What goes well with it?"
                .formatted(number, user, words.get(number / 2 % words.size()));
        String body = """
                {"model":"scripted","stream":%b,"messages":[{"role":"user","content":"%s"}]}""".formatted(number % 3 == 0, message);
        return HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Attune-User", user)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static boolean isPersonalized(String body) {
        return body.contains("\"role\":\"system\"");
    }

    private static void holdsOnePersonOnly(String body) {
        boolean isAnnas = body.contains(" of anna.");
        assertThat(body).doesNotContain(isAnnas ? " of boris." : " of anna.");
        assertThat(isAnnas ? BORISES : ANNAS).noneMatch(body::contains);
    }
}
