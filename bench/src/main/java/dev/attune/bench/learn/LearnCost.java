package dev.attune.bench.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.EpisodeSettings;
import dev.attune.profile.learn.Entry;
import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.learn.EpisodeLearner;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.learn.Reconciler;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import dev.attune.profile.policy.Policies;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * CPU of one thread to learn from a turn, the store left out: of a person of whom a thousand lasting memories are known, turns that
 * teach something, turns that tell an episode and turns that only ask; and a turn that comes late, for which what was said since is
 * told again.
 */
public final class LearnCost {

    private static final int MEMORIES = 1_000;
    private static final int EPISODES = 200;
    private static final int WARM_UP = 600;
    private static final int ROUNDS = 1_500;
    private static final int LATE_ROUNDS = 40;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Person PERSON = new Person(Person.DEFAULT_TENANT, "bench");
    private static final List<String> THINGS = List.of(
            "kayaks", "novels", "tea", "orchids", "chess", "maps", "trains", "cheese", "dogs", "violins", "puzzles",
            "lamps", "boats", "beans", "films", "songs", "cards", "shells", "stamps", "knives");
    private static final List<String> KINDS = List.of(
            "old", "new", "red", "green", "small", "large", "French", "Dutch", "wooden", "paper", "quiet", "fast",
            "slow", "cheap", "rare", "plain", "bright", "dark", "soft", "Nordic");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Policies policies;
    private final LocalLearner learner;
    private final EpisodeLearner episodes;
    private final EpisodeKeeper keeper = new EpisodeKeeper(EpisodeSettings.USUAL);
    private final Reconciler reconciler;
    private final Random random = new Random(7);
    private final List<Entry> entries = new ArrayList<>();
    private Profile profile =
            Profile.empty(PERSON, new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of()));
    private int turns;

    private LearnCost(ConfigFiles files) {
        this.policies = new Policies(files);
        this.learner = new LocalLearner(files);
        this.episodes = new EpisodeLearner(files);
        this.reconciler = new Reconciler(files);
    }

    public static void main(String[] arguments) {
        new LearnCost(new ConfigFiles(Path.of("config"))).run();
    }

    private void run() {
        while (lasting() < MEMORIES) {
            keep(turn(taste() + " from " + Integer.toString(turns, 36) + "ville."));
        }
        for (int number = 0; number < EPISODES; number++) {
            keep(turn("Yesterday we saw number " + number + " of the " + pick(KINDS) + " " + pick(THINGS) + "."));
        }
        System.out.printf(
                "%d lasting memories, %d in all%n",
                lasting(), profile.memories().size());
        for (int round = 0; round < WARM_UP; round++) {
            learn(turn(said(round)), List.of());
        }
        print("a turn", ROUNDS, List.of());
        print("a late turn", LATE_ROUNDS, entries);
    }

    private long lasting() {
        return profile.memories().stream().filter(memory -> memory.isLasting()).count();
    }

    private void print(String what, int rounds, List<Entry> later) {
        long[] micros = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            Turn turn = later.isEmpty()
                    ? turn(said(round))
                    : new Turn("late" + round, Role.USER, null, said(3 * round), START);
            long before = threads.getCurrentThreadCpuTime();
            learn(turn, later);
            micros[round] = (threads.getCurrentThreadCpuTime() - before) / 1_000;
        }
        Arrays.sort(micros);
        System.out.printf(
                "%s: median %.3f ms, p99 %.3f ms%n",
                what, micros[rounds / 2] / 1_000.0, micros[rounds * 99 / 100] / 1_000.0);
    }

    private List<Adaptation> learn(Turn turn, List<Entry> later) {
        String clean = policies.redact(turn.content());
        Turn redacted = new Turn(turn.id(), turn.role(), null, clean, turn.at());
        Exchange exchange = new Exchange(PERSON, "c", List.of(redacted));
        List<Finding> findings =
                learner.study(exchange, profile).toCompletableFuture().join();
        List<Finding> admitted = policies.admit(findings, profile.controls());
        List<Finding> told = policies.admit(episodes.study(exchange, findings, profile), profile.controls());
        List<Adaptation> adaptations = reconciler.reconcile(profile, later, Saying.of(admitted), turn.at());
        keeper.changes(profile, told, adaptations, turn.at());
        return adaptations;
    }

    private void keep(Turn turn) {
        Exchange exchange = new Exchange(PERSON, "c", List.of(turn));
        List<Finding> findings = policies.admit(
                learner.study(exchange, profile).toCompletableFuture().join(), profile.controls());
        List<Finding> told = policies.admit(episodes.study(exchange, findings, profile), profile.controls());
        List<Saying> sayings = Saying.of(findings);
        List<Adaptation> adaptations = reconciler.reconcile(profile, sayings, turn.at());
        entries.addAll(sayings);
        profile = profile.with(keeper.changes(profile, told, adaptations, turn.at()));
        profile = adaptations.isEmpty() ? profile : profile.after(adaptations);
    }

    private String said(int round) {
        return switch (round % 3) {
            case 0 -> taste() + " and my sister lives in Utrecht.";
            case 1 ->
                "Last weekend we took our " + pick(KINDS) + " " + pick(THINGS) + " to the lighthouse and it rained.";
            default -> "How do I choose between " + pick(THINGS) + " and " + pick(THINGS) + " for a birthday?";
        };
    }

    private String taste() {
        return "I " + (random.nextBoolean() ? "love " : "collect ") + pick(KINDS) + " " + pick(KINDS) + " "
                + pick(THINGS);
    }

    private Turn turn(String words) {
        int number = turns++;
        return new Turn("t" + number, Role.USER, null, words, START.plusSeconds(60L * number + 60));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
