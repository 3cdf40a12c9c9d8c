package dev.attune.bench.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.Act;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the learner without a model over the sets and prints, for each measure, the figure of both halves; then what a turn costs.
 * With a second argument it writes, for each measure, the lines of the tuning half with what was learned of them.
 */
public final class LearnerBench {

    private static final Person PERSON = new Person("default", "somebody");
    private static final Profile NOBODY =
            Profile.empty(PERSON, new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of()));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LocalLearner learner;
    private final Map<String, Map<Half, Tally>> tallies = new LinkedHashMap<>();
    private final Map<String, List<String>> told = new LinkedHashMap<>();

    private LearnerBench(LocalLearner learner) {
        this.learner = learner;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: LearnerBench DATA_FOLDER [FOLDER_FOR_WHAT_WAS_LEARNED]");
            System.exit(2);
        }
        List<Sample> samples = Samples.in(Path.of(arguments[0]));
        LearnerBench bench = new LearnerBench(new LocalLearner(new ConfigFiles(Path.of("config"))));
        samples.forEach(bench::take);
        bench.print();
        bench.time(samples);
        if (arguments.length == 2) {
            bench.write(Path.of(arguments[1]));
        }
    }

    private void take(Sample sample) {
        List<Finding> found = study(sample);
        boolean learned = !found.isEmpty();
        tallies.computeIfAbsent(sample.measure(), name -> new EnumMap<>(Half.class))
                .computeIfAbsent(sample.half(), half -> new Tally())
                .add(sample.lasting(), learned);
        if (sample.half() == Half.TUNING) {
            told.computeIfAbsent(sample.measure(), name -> new ArrayList<>()).add(line(sample, found));
        }
    }

    private List<Finding> study(Sample sample) {
        return learner.study(new Exchange(PERSON, "c1", sample.turns()), NOBODY).toCompletableFuture().join().stream()
                .filter(finding ->
                        finding.evidence().turn().equals(sample.last().id()))
                .filter(finding -> finding.act() != Act.RETRACT && finding.kind() != Kind.EPISODE)
                .toList();
    }

    private static String line(Sample sample, List<Finding> found) {
        String sign =
                sample.lasting() ? (found.isEmpty() ? "MISSED" : "right ") : (found.isEmpty() ? "left  " : "WRONG ");
        List<String> texts = found.stream()
                .map(finding -> finding.kind().label() + ": " + finding.text())
                .toList();
        return sign + " | " + sample.last().content().replace('\n', '/') + " | " + String.join(" ## ", texts);
    }

    private void print() {
        System.out.println("| measure | tuning half | kept half |\n|---|---|---|");
        tallies.forEach((measure, halves) -> System.out.printf(
                "| %s | %s | %s |%n", measure, figure(halves, Half.TUNING), figure(halves, Half.KEPT)));
    }

    private static String figure(Map<Half, Tally> halves, Half half) {
        Tally tally = halves.get(half);
        return tally == null ? "" : tally.figure();
    }

    /** What is taken above has warmed the learner up. */
    private void time(List<Sample> samples) {
        long[] nanos = new long[samples.size()];
        for (int index = 0; index < nanos.length; index++) {
            long before = THREADS.getCurrentThreadCpuTime();
            study(samples.get(index));
            nanos[index] = THREADS.getCurrentThreadCpuTime() - before;
        }
        System.out.printf(
                "CPU of a turn: median %d us, p99 %d us, most %d us%n",
                Tally.quantile(nanos, 0.5) / 1000, Tally.quantile(nanos, 0.99) / 1000, Tally.quantile(nanos, 1) / 1000);
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, List<String>> measure : told.entrySet()) {
            Files.write(folder.resolve(measure.getKey().replaceAll("\\W+", "-") + ".txt"), measure.getValue());
        }
    }
}
