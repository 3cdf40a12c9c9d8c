package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Made-up secrets that people mention, to a model or in what they think of an answer: whether one stands anywhere in what is kept. */
final class Secrets implements Measure {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of each kind. */
    private static final int EACH = 3;

    private static final int[] SEEDS = {101, 102, 103};

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ASKED =
            "{\"model\":\"none\",\"messages\":[{\"role\":\"user\",\"content\":\"Which tea goes with cake?\"}]}";
    private final Path kept;
    private final URI proxy;

    /**
     * @param kept the folder of the running Attune: its store and its log
     * @param proxy where its requests go
     */
    Secrets(Path kept, URI proxy) {
        this.kept = kept;
        this.proxy = proxy;
    }

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        List<String> secrets = new ArrayList<>();
        // Comments on one answer replace each other.
        Map<String, String> comments = new LinkedHashMap<>();
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
                comments.put(trace(user), one.path("text").asText());
            }
        }
        subjects.drain();
        for (Map.Entry<String, String> comment : comments.entrySet()) {
            subjects.comment(comment.getKey(), comment.getValue());
        }
        String all = everything();
        int left = 0;
        for (String secret : secrets) {
            left += all.contains(secret) ? 1 : 0;
        }
        return List.of(Figure.share("secrets: found in store or log", left, secrets.size(), "0"));
    }

    /** The trace of a request of this person's; nobody needs to answer it. */
    private String trace(String user) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(proxy + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Attune-User", user)
                .POST(HttpRequest.BodyPublishers.ofString(ASKED))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Attune-Trace")
                .orElseThrow();
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
