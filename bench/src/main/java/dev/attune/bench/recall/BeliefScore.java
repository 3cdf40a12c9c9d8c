package dev.attune.bench.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * PrecisionMemBench: of the beliefs that hold within a query's scope and are not told anyway, which come back. A belief is worded as its
 * name, its other names and its content. Precision and recall are means over the queries that bring up, or need, anything.
 */
final class BeliefScore {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final Searching searching;
    private final int half;
    private final List<Double> precisions = new ArrayList<>();
    private final List<Double> recalls = new ArrayList<>();
    private int silent;
    private int mustBeSilent;

    BeliefScore(Searching searching, int half) {
        this.searching = searching;
        this.half = half;
    }

    void print(Path folder, PrintStream out) throws IOException {
        JsonMapper json = new JsonMapper();
        JsonNode beliefs = json.readTree(folder.resolve("beliefs.seed.json").toFile());
        for (JsonNode query :
                json.readTree(folder.resolve("retrieval.cases.json").toFile())) {
            JsonNode needed = query.at("/expect/relevantBeliefs/shouldOnlyInclude");
            if (needed.isArray() && RecallBench.halfOf(query.get("caseId").asText()) == half) {
                ask(beliefs, query, texts(needed));
            }
        }
        RecallBench.print(out, "beliefs, precision", mean(precisions));
        RecallBench.print(out, "beliefs, recall", mean(recalls));
        RecallBench.print(out, "silent where nothing is needed, of " + mustBeSilent, (double) silent / mustBeSilent);
    }

    private void ask(JsonNode beliefs, JsonNode query, Set<String> needed) {
        Set<String> scope = texts(query.get("scope"));
        List<Memory> memories = new ArrayList<>();
        for (JsonNode belief : beliefs) {
            if (isAsked(belief) && texts(belief.get("scope")).stream().anyMatch(scope::contains)) {
                memories.add(memory(belief));
            }
        }
        List<Memory> found =
                searching.search(searching.mind(memories), query.get("query").asText(), NOW);
        long right = found.stream().filter(one -> needed.contains(one.id())).count();
        if (needed.isEmpty()) {
            mustBeSilent++;
            silent += found.isEmpty() ? 1 : 0;
        } else {
            recalls.add((double) right / needed.size());
        }
        if (!found.isEmpty()) {
            precisions.add((double) right / found.size());
        }
    }

    private static boolean isAsked(JsonNode belief) {
        return belief.get("superseded_by").isNull()
                && belief.get("resolved_at").isNull()
                && !belief.get("pinned").asBoolean()
                && !belief.get("type").asText().equals("open_question");
    }

    private static Memory memory(JsonNode belief) {
        StringBuilder text =
                new StringBuilder(belief.get("canonical_name").asText().replace('_', ' '));
        belief.get("aliases").forEach(alias -> text.append(", ").append(alias.asText()));
        text.append(": ").append(belief.get("content").asText());
        Instant at = Instant.parse(belief.get("created_at").asText());
        // Written into a profile rather than told: it rests on no turn.
        return Searching.memory(belief.get("_id").asText(), Kind.FACT, text.toString(), at, "seed")
                .withEvidence(List.of(), 0.9);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
