package dev.attune.bench.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.bench.AttuneProcess;
import dev.attune.bench.Management;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What a person costs in the embedded Redis of a running Attune, in octets for each memory: people who told so many lasting things
 * and so many episodes, one turn each under an id of an app's own.
 */
public final class Footprint {

    private static final List<String> KEYS = List.of("profile", "history", "said", "turns", "vectors", "habits");
    private static final List<Integer> SIZES = List.of(100, 1_000);
    private static final int BATCH = 50;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Footprint() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("attune-footprint");
        try (AttuneProcess attune = AttuneProcess.start(folder, URI.create("http://127.0.0.1:9/v1"), Map.of());
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
        }
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
