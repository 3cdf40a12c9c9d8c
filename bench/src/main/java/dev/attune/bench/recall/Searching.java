package dev.attune.bench.recall;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Status;
import dev.attune.profile.recall.Meaning;
import dev.attune.profile.recall.MemoryIndex;
import dev.attune.profile.recall.MemoryVectors;
import dev.attune.profile.recall.RecallQuery;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.text.Encoder;
import dev.attune.profile.text.TextVector;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks memories as a request or a search does, and notes how long that takes apart from encoding. */
final class Searching {

    private static final int ANSWER_MEMORIES = 6;
    private static final int ANSWER_TOKENS = 300;
    private static final int SEARCH_MEMORIES = 10;
    private static final int TIMED_MEMORIES = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 3_000;

    private final Recaller recaller;
    private final Encoder encoder;
    private final Map<String, float[]> directions = new HashMap<>();

    Searching(ConfigFiles files, Encoder encoder) {
        this.recaller = new Recaller(files);
        this.encoder = encoder;
    }

    /** Memories that are ready to be asked. */
    record Mind(MemoryIndex index, MemoryVectors vectors) {}

    Mind mind(List<Memory> memories) {
        Controls controls = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());
        Profile profile = new Profile(new Person("bench", "somebody"), 1, Instant.EPOCH, controls, memories);
        MemoryIndex index = recaller.index(profile);
        List<TextVector> vectors = index.memories().stream()
                .map(memory -> TextVector.of(memory.text(), direction(memory.text())))
                .toList();
        return new Mind(index, MemoryVectors.of(vectors));
    }

    static Memory memory(String id, Kind kind, String text, Instant at, String turn) {
        return new Memory(
                id,
                Facet.CONTENT,
                kind,
                text,
                Origin.STATED,
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                at,
                null,
                null,
                List.of(new Evidence(turn, text, at)));
    }

    List<Memory> answer(Mind mind, String text, Instant at) {
        return ask(mind, query(text, at, ANSWER_MEMORIES, ANSWER_TOKENS));
    }

    List<Memory> search(Mind mind, String text, Instant at) {
        return ask(mind, query(text, at, SEARCH_MEMORIES, Integer.MAX_VALUE).asSearch());
    }

    List<Memory> searchAll(Mind mind, String text, Instant at) {
        return ask(mind, query(text, at, TIMED_MEMORIES, Integer.MAX_VALUE).asSearch());
    }

    /** What of a message is encoded where something may be brought up. */
    String gist(Mind mind, String text) {
        return recaller.gist(mind.index(), query(text, Instant.EPOCH, ANSWER_MEMORIES, ANSWER_TOKENS))
                .orElse("");
    }

    private List<Memory> ask(Mind mind, RecallQuery query) {
        Recalled recalled = recaller.gist(mind.index(), query)
                .map(gist -> recaller.recall(mind.index(), query, new Meaning(direction(gist), mind.vectors())))
                .orElseGet(() -> recaller.recall(mind.index(), query));
        return recalled.items().stream().map(Recalled.Item::memory).toList();
    }

    private static RecallQuery query(String text, Instant at, int limit, int tokens) {
        return new RecallQuery(text, at, limit, tokens, memory -> Optional.empty(), Set.of(), Set.of());
    }

    private float[] direction(String text) {
        return directions.computeIfAbsent(text, encoder::encode);
    }

    /** Microseconds of processor time of a warm search among a thousand memories, its vector known. */
    void printCost(PrintStream out) {
        List<String> texts = directions.keySet().stream()
                .sorted()
                .filter(text -> text.length() > 20)
                .toList();
        List<Memory> memories = new ArrayList<>();
        for (int number = 0; number < TIMED_MEMORIES; number++) {
            Kind kind = number % 4 == 0 ? Kind.PREFERENCE : Kind.EPISODE;
            memories.add(memory(
                    "m" + number, kind, texts.get(number), Instant.EPOCH.plusSeconds(number * 600L), "t" + number));
        }
        Mind mind = mind(memories);
        List<String> asked = texts.subList(TIMED_MEMORIES, 2 * TIMED_MEMORIES);
        List<Long> nanos = new ArrayList<>();
        for (int round = 0; round < 2 * WARM_UP; round++) {
            String text = asked.get(round % asked.size());
            direction(text);
            long began = THREADS.getCurrentThreadCpuTime();
            answer(mind, text, Instant.EPOCH.plusSeconds(1_000_000));
            if (round >= WARM_UP) {
                nanos.add(THREADS.getCurrentThreadCpuTime() - began);
            }
        }
        nanos.sort(null);
        RecallBench.print(out, "microseconds among 1000, median", nanos.get(nanos.size() / 2) / 1e3);
        RecallBench.print(out, "microseconds among 1000, p99", nanos.get(nanos.size() * 99 / 100) / 1e3);
    }
}
