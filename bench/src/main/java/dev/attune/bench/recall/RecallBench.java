package dev.attune.bench.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.text.MiniLm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How good recall is by itself, given the memories: on preferences and tasks, on beliefs and queries, and on dialogues. Every set is cut
 * in halves by a hash of its lines; the first is for trying things out, the second to look at in the end.
 *
 * <p>Arguments: a folder with {@code prefeval/dev.jsonl}, {@code lmsys/dev.jsonl}, {@code precisionmembench/} and
 * {@code locomo/dev-user-view.jsonl}, then the configuration folder, then anything to see the first
 * half only.
 */
final class RecallBench {

    static final int HALVES = 2;

    private RecallBench() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Searching searching = new Searching(new ConfigFiles(Path.of(arguments[1])), MiniLm.load());
        List<JsonNode> preferences = lines(data.resolve("prefeval/dev.jsonl"));
        List<JsonNode> tasks = lines(data.resolve("lmsys/dev.jsonl"));
        List<JsonNode> dialogues = lines(data.resolve("locomo/dev-user-view.jsonl"));
        int halves = arguments.length > 2 ? 1 : HALVES;
        for (int half = 0; half < halves; half++) {
            System.out.println(half == 0 ? "first half" : "second half");
            new PreferenceScore(searching, half).print(preferences, tasks, System.out);
            new BeliefScore(searching, half).print(data.resolve("precisionmembench"), System.out);
            new DialogueScore(searching, half).print(dialogues, tasks, System.out);
        }
        searching.printCost(System.out);
    }

    static void print(PrintStream out, String measure, double value) {
        out.printf(Locale.ROOT, "  %-60s %.3f%n", measure, value);
    }

    static int halfOf(String text) {
        return Math.floorMod(text.hashCode() * 31 + 7, HALVES);
    }

    static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        for (String line : Files.readAllLines(file)) {
            lines.add(json.readTree(line));
        }
        return lines;
    }
}
