package dev.attune.bench.recall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of the turns that answer a question come back, of all that somebody said, each kept as an episode; and what tasks bring up. */
final class DialogueScore {

    private static final int TOP = 10;
    private static final int WORDS = 200;
    private static final DateTimeFormatter DATES = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, yyyy")
            .toFormatter(Locale.ENGLISH);

    private final Searching searching;
    private final int half;
    private int asked;
    private double found;
    private double foundInWords;
    private int tasked;
    private int disturbed;

    DialogueScore(Searching searching, int half) {
        this.searching = searching;
        this.half = half;
    }

    void print(List<JsonNode> dialogues, List<JsonNode> tasks, PrintStream out) {
        for (int number = half; number < dialogues.size(); number += RecallBench.HALVES) {
            person(dialogues.get(number), tasks);
        }
        RecallBench.print(out, "dialogue, share of evidence among the first 10", found / asked);
        RecallBench.print(out, "dialogue, share of evidence within 200 words", foundInWords / asked);
        RecallBench.print(out, "episodes brought up for a task", (double) disturbed / tasked);
    }

    private void person(JsonNode dialogue, List<JsonNode> tasks) {
        List<Memory> memories = new ArrayList<>();
        Instant at = Instant.EPOCH;
        for (JsonNode turn : dialogue.get("turns")) {
            at = LocalDateTime.parse(turn.get("date").asText(), DATES).toInstant(ZoneOffset.UTC);
            String id = turn.get("id").asText();
            memories.add(Searching.memory(
                    "m" + memories.size(), Kind.EPISODE, turn.get("text").asText(), at, id));
        }
        Searching.Mind mind = searching.mind(memories);
        Instant now = at.plus(Duration.ofDays(1));
        for (JsonNode question : dialogue.get("questions")) {
            question(question, mind, now);
        }
        for (JsonNode task : tasks) {
            if (RecallBench.halfOf("l" + task.get("id").asText()) == half) {
                tasked++;
                disturbed +=
                        searching.answer(mind, task.get("text").asText(), now).isEmpty() ? 0 : 1;
            }
        }
    }

    private void question(JsonNode question, Searching.Mind mind, Instant now) {
        Set<String> evidence = new HashSet<>();
        question.get("evidence").forEach(turn -> evidence.add(turn.asText()));
        if (evidence.isEmpty()) {
            return;
        }
        List<Memory> all = searching.searchAll(mind, question.get("question").asText(), now);
        asked++;
        found += share(all.subList(0, Math.min(TOP, all.size())), evidence);
        int within = 0;
        int words = 0;
        while (within < all.size() && words + words(all.get(within)) <= WORDS) {
            words += words(all.get(within));
            within++;
        }
        foundInWords += share(all.subList(0, within), evidence);
    }

    private static double share(List<Memory> memories, Set<String> evidence) {
        Set<String> turns = new HashSet<>();
        memories.forEach(memory -> turns.add(memory.evidence().get(0).turn()));
        turns.retainAll(evidence);
        return (double) turns.size() / evidence.size();
    }

    private static int words(Memory memory) {
        return memory.text().split("\\s+").length;
    }
}
