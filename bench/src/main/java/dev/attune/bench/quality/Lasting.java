package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chats of people who get to know each other (MSC, Xu et al., 2022): which of their turns state something lasting. */
final class Lasting implements Measure {

    private static final int MOST_SPEAKERS = 120;

    @Override
    public String name() {
        return "lasting";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        Map<String, List<JsonNode>> speakers = new LinkedHashMap<>();
        Corpora all = new Corpora(corpora.folder(), corpora.half(), Integer.MAX_VALUE);
        for (JsonNode line : all.lines("msc/dev.jsonl", Lasting::speaker)) {
            speakers.computeIfAbsent(speaker(line), name -> new ArrayList<>()).add(line);
        }
        List<List<JsonNode>> some = speakers.values().stream()
                .limit(Math.min(MOST_SPEAKERS, corpora.most()))
                .toList();
        List<String> users = new ArrayList<>();
        for (List<JsonNode> lines : some) {
            users.add(subjects.next());
            for (JsonNode line : lines) {
                subjects.teach(
                        users.get(users.size() - 1),
                        turn(line),
                        line.path("text").asText());
            }
        }
        subjects.drain();
        int right = 0;
        int taken = 0;
        int there = 0;
        int turns = 0;
        for (int place = 0; place < some.size(); place++) {
            Set<String> learned = new HashSet<>();
            for (JsonNode memory : subjects.lasting(users.get(place))) {
                learned.addAll(Subjects.turns(memory));
            }
            for (JsonNode line : some.get(place)) {
                boolean states = !line.path("facts").isEmpty();
                boolean took = learned.contains(turn(line));
                turns++;
                there += states ? 1 : 0;
                taken += took ? 1 : 0;
                right += states && took ? 1 : 0;
            }
        }
        return List.of(
                new Figure(
                        "lasting: F1 of turns that state something",
                        2.0 * right / (taken + there),
                        turns,
                        "at least .88"),
                Figure.share("lasting: precision", right, taken, ""),
                Figure.share("lasting: recall", right, there, ""));
    }

    private static String speaker(JsonNode line) {
        return line.path("dialog").asText() + '/' + line.path("speaker").asText();
    }

    private static String turn(JsonNode line) {
        return "s" + line.path("session").asText() + "t" + line.path("turn").asText();
    }
}
