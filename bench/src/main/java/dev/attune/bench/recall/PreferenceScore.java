package dev.attune.bench.recall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Whether a question brings up the preference it needs, of somebody with twenty, and what tasks bring up of the same people. */
final class PreferenceScore {

    private static final int EACH = 20;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Searching searching;
    private final int half;
    private int asked;
    private int applied;
    private int searched;
    private int told;
    private int tasked;
    private int disturbed;

    PreferenceScore(Searching searching, int half) {
        this.searching = searching;
        this.half = half;
    }

    void print(List<JsonNode> preferences, List<JsonNode> tasks, PrintStream out) {
        List<JsonNode> own = new ArrayList<>(preferences.stream()
                .filter(line -> RecallBench.halfOf(line.get("preference").asText()) == half)
                .toList());
        Collections.shuffle(own, new Random(1));
        for (int from = 0; from + EACH <= own.size(); from += EACH) {
            person(own.subList(from, from + EACH), tasks);
        }
        RecallBench.print(out, "preference applied to its question", (double) applied / asked);
        RecallBench.print(out, "the same in a search", (double) searched / asked);
        RecallBench.print(out, "memories brought up for a question", (double) told / asked);
        RecallBench.print(out, "anything brought up for a task", (double) disturbed / tasked);
    }

    private void person(List<JsonNode> lines, List<JsonNode> tasks) {
        List<Memory> memories = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String text = lines.get(at).get("preference").asText();
            memories.add(Searching.memory("p" + at, Kind.PREFERENCE, text, NOW.minusSeconds(at * 86_400L), "t" + at));
        }
        Searching.Mind mind = searching.mind(memories);
        for (int at = 0; at < lines.size(); at++) {
            List<Memory> found =
                    searching.answer(mind, lines.get(at).get("question").asText(), NOW);
            asked++;
            told += found.size();
            searched += searching
                            .search(mind, lines.get(at).get("question").asText(), NOW)
                            .contains(memories.get(at))
                    ? 1
                    : 0;
            applied += found.contains(memories.get(at)) ? 1 : 0;
        }
        for (JsonNode task : tasks) {
            if (RecallBench.halfOf("l" + task.get("id").asText()) == half) {
                tasked++;
                disturbed +=
                        searching.answer(mind, task.get("text").asText(), NOW).isEmpty() ? 0 : 1;
            }
        }
    }
}
