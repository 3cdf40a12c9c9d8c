package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The conversations of LoCoMo (Maharana et al., 2024), read from its original form. */
final class Locomo {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Locomo() {}

    /** One conversation by its {@code sample_id}. */
    static Conversation read(Path file, String sample) throws IOException {
        for (JsonNode entry : JSON.readTree(file.toFile())) {
            if (entry.get("sample_id").asText().equals(sample)) {
                return conversation(entry.get("conversation"));
            }
        }
        throw new IllegalArgumentException("no conversation " + sample + " in " + file);
    }

    private static Conversation conversation(JsonNode node) {
        List<List<Line>> sessions = new ArrayList<>();
        for (int number = 1; node.has("session_" + number); number++) {
            List<Line> lines = new ArrayList<>();
            for (JsonNode line : node.get("session_" + number)) {
                lines.add(
                        new Line(line.get("speaker").asText(), line.get("text").asText()));
            }
            sessions.add(lines);
        }
        return new Conversation(
                node.get("speaker_a").asText(), node.get("speaker_b").asText(), sessions);
    }

    /** Two people over several sessions. */
    record Conversation(String first, String second, List<List<Line>> sessions) {}

    /** What one of them said. */
    record Line(String speaker, String text) {}
}
