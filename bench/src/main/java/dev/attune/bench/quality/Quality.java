package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.bench.AttuneProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Scores a running Attune on corpora, prints a table and writes it as JSON, so that two commits can be compared.
 *
 * <p>Arguments: the folder of the corpora; {@code dev}, {@code kept} or {@code all}; the file to write; and, if not all of them,
 * the names of the measures. The environment is Attune's, so {@code ATTUNE_LEARN_LEARNER} and the like may be set; {@code
 * -Dquality.most=N} bounds the cases of each corpus.
 */
public final class Quality {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Quality() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("wanted: FOLDER dev|kept|all FILE [MEASURE...]");
        }
        Corpora corpora = new Corpora(
                Path.of(arguments[0]), Half.of(arguments[1]), Integer.getInteger("quality.most", 1_000_000));
        Set<String> chosen = Set.copyOf(List.of(arguments).subList(3, arguments.length));
        Path folder = Files.createTempDirectory("attune-quality");
        List<Figure> figures = new ArrayList<>();
        // Nothing is asked of the upstream: previews and lessons stay within.
        try (AttuneProcess attune = AttuneProcess.start(folder, URI.create("http://127.0.0.1:9/v1"), Map.of())) {
            Subjects subjects = new Subjects(attune.management());
            for (Measure measure : measures(folder, attune.baseUrl())) {
                if (chosen.isEmpty() || chosen.contains(measure.name())) {
                    long began = System.nanoTime();
                    List<Figure> found = measure.run(corpora, subjects);
                    found.forEach(Quality::print);
                    figures.addAll(found);
                    System.err.printf("%s took %d s%n", measure.name(), (System.nanoTime() - began) / 1_000_000_000L);
                }
            }
        }
        write(Path.of(arguments[2]), corpora.half(), figures);
    }

    private static List<Measure> measures(Path folder, URI proxy) {
        return List.of(
                new Preferences(),
                new Application(),
                new Restraint(),
                new Lasting(),
                new Change(),
                new Beliefs(),
                new DialogueRecall(),
                new Secrets(folder, proxy));
    }

    private static void print(Figure figure) {
        System.out.printf(
                Locale.ROOT, "| %s | %.3f | %d | %s |%n", figure.name(), figure.value(), figure.cases(), figure.aim());
    }

    private static void write(Path file, Half half, List<Figure> figures) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        all.put("half", half.name().toLowerCase(Locale.ROOT));
        ObjectNode values = all.putObject("figures");
        for (Figure figure : figures) {
            values.putObject(figure.name()).put("value", figure.value()).put("cases", figure.cases());
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }
}
