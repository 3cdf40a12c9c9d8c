package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Made-up secrets that people mention: whether one stands anywhere in what is kept. */
final class Secrets implements Measure {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of each kind. */
    private static final int EACH = 3;

    private static final int[] SEEDS = {101, 102, 103};

    private final Path kept;

    /** @param kept the folder of the running Attune: its store and its log */
    Secrets(Path kept) {
        this.kept = kept;
    }

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        List<String> secrets = new ArrayList<>();
        for (int seed : SEEDS) {
            Process made = new ProcessBuilder(
                            "python3",
                            corpora.path("secrets/generate.py").toString(),
                            Integer.toString(seed),
                            Integer.toString(Math.min(EACH, corpora.most())))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String lines = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String user = subjects.next();
            int turn = 0;
            for (String line : lines.lines().toList()) {
                JsonNode one = JSON.readTree(line);
                secrets.add(one.path("secret").asText());
                subjects.teach(user, "s" + turn++, one.path("text").asText());
            }
        }
        subjects.drain();
        String all = everything();
        int left = 0;
        for (String secret : secrets) {
            left += all.contains(secret) ? 1 : 0;
        }
        return List.of(Figure.share("secrets: found in store or log", left, secrets.size(), "0"));
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(kept)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        return all.toString();
    }
}
