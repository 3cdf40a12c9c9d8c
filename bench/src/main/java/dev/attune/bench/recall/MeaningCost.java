package dev.attune.bench.recall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Kind;
import dev.attune.profile.text.Encoder;
import dev.attune.profile.text.MiniLm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * CPU of one thread to find out what a message means that was not seen before, of somebody of whom something is known: for tasks, for
 * questions after preferences were told, and for questions about what was said. Arguments as {@code RecallBench}'s.
 */
final class MeaningCost {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 300;
    private static final int EACH = 400;
    private static final int ROUNDS = 3;

    private MeaningCost() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Encoder encoder = MiniLm.load();
        Searching searching = new Searching(new ConfigFiles(Path.of(arguments[1])), encoder);
        Searching.Mind mind = searching.mind(
                List.of(Searching.memory("m", Kind.PREFERENCE, "Likes rowing on quiet canals", Instant.EPOCH, "t")));
        Map<String, List<String>> sets = new LinkedHashMap<>();
        sets.put("tasks", texts(RecallBench.lines(data.resolve("lmsys/dev.jsonl")), "text"));
        sets.put("after preferences", texts(RecallBench.lines(data.resolve("prefeval/dev.jsonl")), "question"));
        List<String> asked = new ArrayList<>();
        for (JsonNode one : RecallBench.lines(data.resolve("locomo/dev-user-view.jsonl"))) {
            one.path("questions")
                    .forEach(question -> asked.add(question.path("question").asText()));
        }
        sets.put("about what was said", asked);
        String first = sets.get("tasks").get(0);
        for (int round = 0; round < WARM_UP; round++) {
            encoder.encode(first);
        }
        System.out.println("| messages | number | words, mean | ms of CPU, mean | median | p99 |");
        System.out.println("|---|---|---|---|---|---|");
        sets.forEach((name, texts) -> print(name, texts, searching, mind, encoder));
    }

    /** The least of some rounds for each, as the machine has other things to do. */
    private static void print(
            String name, List<String> all, Searching searching, Searching.Mind mind, Encoder encoder) {
        List<String> texts = all.subList(0, Math.min(EACH, all.size()));
        double[] millis = new double[texts.size()];
        double words = 0;
        for (int place = 0; place < millis.length; place++) {
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long began = THREADS.getCurrentThreadCpuTime();
                encoder.encode(searching.gist(mind, texts.get(place)));
                least = Math.min(least, THREADS.getCurrentThreadCpuTime() - began);
            }
            millis[place] = least / 1e6;
            words += texts.get(place).split("\\s+").length;
        }
        double mean = Arrays.stream(millis).average().orElse(0);
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f | %.2f | %.2f | %.2f |%n",
                name,
                millis.length,
                words / millis.length,
                mean,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100]);
    }

    private static List<String> texts(List<JsonNode> lines, String field) {
        return lines.stream()
                .map(line -> line.path(field).asText())
                .filter(text -> !text.isBlank())
                .toList();
    }
}
