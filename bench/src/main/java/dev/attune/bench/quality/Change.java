package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People who change their minds (HaluMem, Chen et al., 2025): the new word holds, the old one does not, the others stay. */
final class Change implements Measure {

    @Override
    public String name() {
        return "change";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        Map<String, List<JsonNode>> people = new LinkedHashMap<>();
        for (JsonNode step :
                corpora.lines("halumem/dev.jsonl", node -> node.path("user").asText())) {
            if (step.path("op").asText().equals("Modify")
                    && step.path("before").size() == 1
                    && step.path("after").size() == 1) {
                people.computeIfAbsent(step.path("user").asText(), user -> new ArrayList<>())
                        .add(step);
            }
        }
        Count plain = count(people.values(), subjects, false);
        Count reasoned = count(people.values(), subjects, true);
        return List.of(
                Figure.share("change: new preference holds", plain.fresh, plain.changes, "at least .98"),
                Figure.share("change: old one still holds", plain.stale, plain.changes, "at most .05"),
                Figure.share(
                        "change: others that one change took along", plain.harmed, plain.bystanders, "at most .02"),
                Figure.share(
                        "change: something holds of an old one with reasons",
                        reasoned.stale,
                        reasoned.changes,
                        "lower is better"),
                Figure.share(
                        "change: others taken along, with reasons",
                        reasoned.harmed,
                        reasoned.bystanders,
                        "at most .02"));
    }

    /** @param reasons whether people say why, when they first tell a preference */
    private static Count count(Collection<List<JsonNode>> people, Subjects subjects, boolean reasons)
            throws IOException, InterruptedException {
        int changes = 0;
        int fresh = 0;
        int stale = 0;
        int harmed = 0;
        int bystanders = 0;
        for (List<JsonNode> steps : people) {
            String user = subjects.next();
            for (int place = 0; place < steps.size(); place++) {
                JsonNode old = steps.get(place).path("before").get(0);
                String why = reasons ? ' ' + old.path("reason").asText() : "";
                subjects.teach(user, "old" + place, wording(old) + why);
            }
            subjects.drain();
            for (int place = 0; place < steps.size(); place++) {
                Map<String, Set<String>> before = byTurn(subjects.lasting(user));
                JsonNode step = steps.get(place);
                subjects.teach(
                        user,
                        "new" + place,
                        List.of(new Said(
                                "new" + place,
                                "user",
                                change(
                                        step.path("before").get(0),
                                        step.path("after").get(0)),
                                Said.USUAL.plus(place + 1, ChronoUnit.DAYS))));
                subjects.drain();
                Map<String, Set<String>> after = byTurn(subjects.lasting(user));
                if (!before.containsKey("old" + place)) {
                    continue;
                }
                changes++;
                fresh += after.containsKey("new" + place) ? 1 : 0;
                Set<String> left = new HashSet<>(before.getOrDefault("old" + place, Set.of()));
                left.retainAll(after.getOrDefault("old" + place, Set.of()));
                stale += left.isEmpty() ? 0 : 1;
                for (Map.Entry<String, Set<String>> other : before.entrySet()) {
                    if (!other.getKey().equals("old" + place)) {
                        bystanders++;
                        harmed += after.containsKey(other.getKey()) ? 0 : 1;
                    }
                }
            }
        }
        return new Count(changes, fresh, stale, bystanders, harmed);
    }

    private record Count(int changes, int fresh, int stale, int bystanders, int harmed) {}

    /** People mostly say what it was. */
    private static String change(JsonNode before, JsonNode after) {
        boolean liked = !before.path("type").asText().equals("dislike");
        return (liked ? "I used to like " : "I used to dislike ") + item(before) + ", but now "
                + (after.path("type").asText().equals("dislike") ? "I dislike " : "I prefer ") + item(after) + ". "
                + after.path("reason").asText();
    }

    private static String item(JsonNode preference) {
        String item = preference.path("specific_item").asText();
        return Character.toLowerCase(item.charAt(0)) + item.substring(1);
    }

    private static String wording(JsonNode preference) {
        String verb = preference.path("type").asText().equals("dislike") ? "I don't like " : "I like ";
        return verb + item(preference) + ".";
    }

    /** What holds because of each turn; a memory that was reworded is another one. */
    private static Map<String, Set<String>> byTurn(List<JsonNode> memories) {
        Map<String, Set<String>> byTurn = new HashMap<>();
        for (JsonNode memory : memories) {
            for (String turn : Subjects.turns(memory)) {
                byTurn.computeIfAbsent(turn, name -> new HashSet<>())
                        .add(memory.path("id").asText()
                                + ' '
                                + memory.path("text").asText());
            }
        }
        return byTurn;
    }
}
