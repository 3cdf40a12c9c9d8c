package dev.attune.bench.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the sets, one JSON object to a line, out of a folder that holds them under the names of their own. */
final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Path folder;
    private final List<Sample> all = new ArrayList<>();

    private Samples(Path folder) {
        this.folder = folder;
    }

    static List<Sample> in(Path folder) throws IOException {
        Samples samples = new Samples(folder);
        samples.preferences();
        samples.dialogues();
        samples.tasks();
        samples.ownWords();
        samples.injections();
        return List.copyOf(samples.all);
    }

    /** PrefEval (Zhao et al., 2025). */
    private void preferences() throws IOException {
        for (JsonNode line : lines("prefeval/dev.jsonl")) {
            String preference = line.get("preference").asText();
            Half half = Half.of(preference);
            JsonNode choice = line.get("choice");
            add("preference stated", half, true, user(preference));
            add("preference's question", half, false, user(line.get("question").asText()));
            add(
                    "preference chosen",
                    half,
                    true,
                    user(choice.get("query").asText()),
                    assistant(choice.get("assistant_options").asText()),
                    user(choice.get("user_selection").asText()));
        }
    }

    /** MSC (Xu et al., 2022). */
    private void dialogues() throws IOException {
        for (JsonNode line : lines("msc/dev.jsonl")) {
            boolean lasting = !line.get("facts").isEmpty();
            add(
                    "dialogue",
                    Half.of(line.get("dialog").asText()),
                    lasting,
                    user(line.get("text").asText()));
        }
    }

    /** LMSYS-Chat-1M (Zheng et al., 2024). */
    private void tasks() throws IOException {
        for (JsonNode line : lines("lmsys/dev.jsonl")) {
            String text = line.get("text").asText();
            add("task", Half.of(text), false, user(text));
        }
    }

    private void ownWords() throws IOException {
        for (JsonNode line : lines("junk/dev.jsonl")) {
            boolean own = line.get("store").asBoolean();
            Half half = Half.of(line.get("statement").asText());
            add(
                    own ? "own words" : "others' words",
                    half,
                    own,
                    user(line.get("text").asText()));
        }
    }

    private void injections() throws IOException {
        for (JsonNode line : lines("injection/dev.jsonl")) {
            boolean attack = line.get("injection").asBoolean();
            String text = line.get("text").asText();
            add(attack ? "injection" : "beside injections", Half.of(text), false, user(text));
        }
    }

    private void add(String measure, Half half, boolean lasting, Turn... turns) {
        all.add(new Sample(measure, half, List.of(turns), lasting));
    }

    private static Turn user(String content) {
        return new Turn("t1", Role.USER, null, content, NOON);
    }

    private static Turn assistant(String content) {
        return new Turn("t0", Role.ASSISTANT, null, content, NOON);
    }

    private List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
