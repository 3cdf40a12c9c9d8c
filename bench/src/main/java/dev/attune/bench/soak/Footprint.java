package dev.attune.bench.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.bench.AttuneProcess;
import dev.attune.bench.Management;
import dev.attune.bench.ScriptedUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What a person costs in the embedded Redis of a running Attune, in octets for each memory: people who told so many lasting things
 * and so many episodes, one turn each under an id of an app's own. And what the trace of an answer to one of them costs.
 */
public final class Footprint {

    private static final List<String> KEYS = List.of("profile", "history", "said", "turns", "vectors", "habits");
    private static final List<Integer> SIZES = List.of(100, 1_000);
    private static final int BATCH = 50;
    private static final int ANSWERS = 100;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Footprint() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("attune-footprint");
        try (ScriptedUpstream upstream = ScriptedUpstream.start(request -> "All right.");
                AttuneProcess attune = AttuneProcess.start(folder, upstream.url(), Map.of());
                StoreProbe store = StoreProbe.open(attune.data())) {
            System.out.println("| person | " + String.join(" | ", KEYS) + " | profile, history | all |");
            System.out.println("|---|" + "---|".repeat(KEYS.size() + 2));
            for (int size : SIZES) {
                measure(
                        attune.management(),
                        store,
                        "facts" + size,
                        size,
                        "I love walking my old dog around the hills of %sville.");
                measure(
                        attune.management(),
                        store,
                        "episodes" + size,
                        size,
                        "Yesterday we took our old boat to %shaven and it rained.");
            }
            System.out.printf(Locale.ROOT, "the trace of an answer: %.0f%n", trace(attune, store, "facts1000"));
        }
    }

    /** Octets of each, of {@value #ANSWERS} answers to messages that bring up some of what is known. */
    private static double trace(AttuneProcess attune, StoreProbe store, String person)
            throws IOException, InterruptedException {
        URI address = URI.create(attune.baseUrl() + "/chat/completions");
        HttpClient http = HttpClient.newHttpClient();
        for (int number = 0; number < ANSWERS; number++) {
            ObjectNode body = JSON.createObjectNode().put("model", "footprint");
            body.putArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", "Where shall I walk my dog around " + number + "ville on a day like this?");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("Attune-User", person)
                    .header("Attune-Mode", "apply")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        }
        while (attune.management().all("/users/" + person + "/traces").size() < ANSWERS) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return store.octets(person, "traces") / (double) ANSWERS;
    }

    private static void measure(Management management, StoreProbe store, String person, int size, String words)
            throws IOException, InterruptedException {
        for (int first = 0; first < size; first += BATCH) {
            ObjectNode body = JSON.createObjectNode().put("conversation", "c" + first);
            ArrayNode turns = body.putArray("turns");
            for (int number = first; number < Math.min(size, first + BATCH); number++) {
                turns.addObject()
                        .put("id", new UUID(0x8c1f_0d5e_6a7b_4c2dL, 0x9e3f_0000_0000_0000L + number).toString())
                        .put("role", "user")
                        .put("content", words.formatted(Integer.toString(number + 1_296, Character.MAX_RADIX)))
                        .put("at", START.plusSeconds(60L * number).toString());
            }
            management.post("/users/" + person + "/turns?wait=true", body.toString());
        }
        management.drain();
        int kept = management.all("/users/" + person + "/memories").size();
        StringBuilder row = new StringBuilder("| " + kept + " in " + person + " |");
        double all = 0;
        double state = 0;
        for (String key : KEYS) {
            double each = store.octets(person, key) / (double) Math.max(1, kept);
            all += each;
            state += key.equals("profile") || key.equals("history") ? each : 0;
            row.append(String.format(Locale.ROOT, " %.0f |", each));
        }
        System.out.println(row + String.format(Locale.ROOT, " %.0f | %.0f |", state, all));
    }
}
