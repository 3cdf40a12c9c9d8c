package dev.attune.bench.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.habit.style.StyleObserver;
import dev.attune.profile.text.WritingFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the means of plain features find somebody again by other chats of theirs. Of each speaker of LoCoMo, every other session is one
 * chat and the rest another; of each speaker of MSC, the first and the last messages of the only session, twenty speakers at a time.
 * The nearest by Euclid counts, each feature in units of how much single messages of one chat deviate in it.
 */
public final class WriterBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CROWD = 20;

    private final WritingFeatures features = StyleObserver.features(new ConfigFiles(Path.of("config")));

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: WriterBench DATA_FOLDER");
            System.exit(2);
        }
        WriterBench bench = new WriterBench();
        List<Writer> locomo = locomo(Path.of(arguments[0], "locomo", "dev-user-view.jsonl"));
        System.out.println("| corpus | messages of the chat to find | found | chance |\n|---|---|---|---|");
        for (int messages : new int[] {5, 10, 20, 40, 80, 1000}) {
            bench.print("LoCoMo", messages, List.of(locomo));
        }
        List<Writer> msc = msc(Path.of(arguments[0], "msc", "dev.jsonl"));
        List<List<Writer>> crowds = new ArrayList<>();
        for (int from = 0; from + CROWD <= msc.size(); from += CROWD) {
            crowds.add(msc.subList(from, from + CROWD));
        }
        bench.print("MSC", 1000, crowds);
    }

    /** Somebody's messages in two chats. */
    private record Writer(List<String> one, List<String> other) {}

    private void print(String corpus, int messages, List<List<Writer>> crowds) {
        int found = 0;
        int all = 0;
        int used = 0;
        for (List<Writer> crowd : crowds) {
            found += found(crowd, messages);
            all += 2 * crowd.size();
            used += crowd.stream()
                    .mapToInt(writer -> Math.min(messages, writer.one.size()))
                    .sum();
        }
        System.out.printf(
                "| %s | %d | %d of %d = %.2f | %.2f |%n",
                corpus,
                used * 2 / all,
                found,
                all,
                (double) found / all,
                1.0 / crowds.get(0).size());
    }

    /** How many are found by their first chat among the others' second ones, and the other way round. */
    private int found(List<Writer> crowd, int messages) {
        double[] units = deviations(crowd);
        List<double[]> ones = crowd.stream().map(writer -> mean(writer.one)).toList();
        List<double[]> others = crowd.stream().map(writer -> mean(writer.other)).toList();
        return found(
                        crowd.stream()
                                .map(writer -> mean(first(writer.one, messages)))
                                .toList(),
                        others,
                        units)
                + found(
                        crowd.stream()
                                .map(writer -> mean(first(writer.other, messages)))
                                .toList(),
                        ones,
                        units);
    }

    private static List<String> first(List<String> messages, int most) {
        return messages.subList(0, Math.min(most, messages.size()));
    }

    private static int found(List<double[]> asked, List<double[]> known, double[] units) {
        int found = 0;
        for (int writer = 0; writer < asked.size(); writer++) {
            int nearest = 0;
            for (int other = 1; other < known.size(); other++) {
                if (distance(asked.get(writer), known.get(other), units)
                        < distance(asked.get(writer), known.get(nearest), units)) {
                    nearest = other;
                }
            }
            found += nearest == writer ? 1 : 0;
        }
        return found;
    }

    private double[] mean(List<String> messages) {
        double[] mean = new double[WritingFeatures.NAMES.size()];
        int counted = 0;
        for (String message : messages) {
            double[] each = features.of(message);
            for (int place = 0; place < each.length; place++) {
                mean[place] += each[place];
            }
            counted += each.length > 0 ? 1 : 0;
        }
        for (int place = 0; place < mean.length; place++) {
            mean[place] /= Math.max(1, counted);
        }
        return mean;
    }

    /** How far single messages are from the mean of their chat: a feature that one person varies much tells little. */
    private double[] deviations(List<Writer> crowd) {
        double[] squares = new double[WritingFeatures.NAMES.size()];
        int counted = 0;
        for (Writer writer : crowd) {
            for (List<String> chat : List.of(writer.one, writer.other)) {
                double[] mean = mean(chat);
                for (String message : chat) {
                    double[] each = features.of(message);
                    for (int place = 0; place < each.length; place++) {
                        squares[place] += (each[place] - mean[place]) * (each[place] - mean[place]);
                    }
                    counted += each.length > 0 ? 1 : 0;
                }
            }
        }
        double[] units = new double[squares.length];
        for (int place = 0; place < units.length; place++) {
            units[place] = Math.sqrt(squares[place] / Math.max(1, counted)) + 1e-3;
        }
        return units;
    }

    private static double distance(double[] one, double[] other, double[] units) {
        double sum = 0;
        for (int place = 0; place < one.length; place++) {
            double apart = (one[place] - other[place]) / units[place];
            sum += apart * apart;
        }
        return sum;
    }

    private static List<Writer> locomo(Path file) throws IOException {
        List<Writer> writers = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Writer writer = new Writer(new ArrayList<>(), new ArrayList<>());
            for (JsonNode turn : JSON.readTree(line).get("turns")) {
                int session = Integer.parseInt(turn.get("session").asText().replaceAll("\\D", ""));
                List<String> chat = session % 2 == 0 ? writer.one : writer.other;
                chat.add(turn.get("text").asText());
            }
            writers.add(writer);
        }
        return writers;
    }

    private static List<Writer> msc(Path file) throws IOException {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode turn = JSON.readTree(line);
            String who = turn.get("dialog").asText() + " " + turn.get("speaker").asText();
            said.computeIfAbsent(who, absent -> new ArrayList<>())
                    .add(turn.get("text").asText());
        }
        return said.values().stream()
                .map(all -> new Writer(all.subList(0, all.size() / 2), all.subList(all.size() / 2, all.size())))
                .toList();
    }
}
