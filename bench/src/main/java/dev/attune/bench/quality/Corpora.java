package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The folder that the corpora lie in, and the half of each that is looked at.
 *
 * @param most most cases of a corpus; the first of a half
 */
record Corpora(Path folder, Half half, int most) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cases of a file of JSON lines that lie in the half. */
    List<JsonNode> lines(String file, Function<JsonNode, String> id) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            JsonNode node = JSON.readTree(line);
            if (half.holds(id.apply(node)) && cases.size() < most) {
                cases.add(node);
            }
        }
        return cases;
    }

    JsonNode whole(String file) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    Path path(String file) {
        return folder.resolve(file);
    }
}
