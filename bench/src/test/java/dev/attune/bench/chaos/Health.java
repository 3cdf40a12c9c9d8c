package dev.attune.bench.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.bench.AttuneProcess;
import dev.attune.profile.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What an operator sees of a process. */
final class Health {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Health() {}

    /** Waits until the store is said to have this problem. */
    static void await(AttuneProcess attune, String problem) {
        Eventually.holds(
                "the store's problem is " + problem, () -> problem(attune).contains(problem));
    }

    static void awaitWell(AttuneProcess attune) {
        Eventually.holds("the store is well", () -> problem(attune).isEmpty());
    }

    /** The value of a metric without labels. */
    static double metric(AttuneProcess attune, String name) {
        return get(attune, "/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String problem(AttuneProcess attune) {
        try {
            return JSON.readTree(get(attune, "/health/ready"))
                    .path("store")
                    .path("problem")
                    .asText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String get(AttuneProcess attune, String path) {
        URI uri = attune.baseUrl().resolve(path);
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }
}
