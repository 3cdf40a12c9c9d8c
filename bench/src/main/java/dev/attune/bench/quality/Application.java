package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * People with twenty preferences each (PrefEval) who ask the questions that need one, and tasks of strangers (LMSYS) that need none: what a
 * request would be told.
 */
final class Application implements Measure {

    private static final int EACH = 20;

    @Override
    public String name() {
        return "application";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        List<JsonNode> cases = corpora.lines(
                "prefeval/dev.jsonl", node -> node.path("preference").asText());
        List<JsonNode> tasks =
                corpora.lines("lmsys/dev.jsonl", node -> node.path("id").asText());
        List<String> people = new ArrayList<>();
        int groups = Math.max(1, (cases.size() + EACH - 1) / EACH);
        for (int group = 0; group < groups; group++) {
            people.add(subjects.next());
        }
        for (int place = 0; place < cases.size(); place++) {
            subjects.teach(
                    people.get(place % groups),
                    "t" + place,
                    cases.get(place).path("preference").asText());
        }
        subjects.drain();
        int applied = 0;
        int first = 0;
        for (int place = 0; place < cases.size(); place++) {
            String user = people.get(place % groups);
            String question = cases.get(place).path("question").asText();
            applied += told(user, "t" + place, question, subjects) ? 1 : 0;
            first += recalled(user, "t" + place, question, subjects) ? 1 : 0;
        }
        int disturbed = 0;
        for (int place = 0; place < tasks.size(); place++) {
            disturbed += injects(
                            people.get(place % groups),
                            tasks.get(place).path("text").asText(),
                            subjects)
                    ? 1
                    : 0;
        }
        return List.of(
                Figure.share("application: preference told for its question", applied, cases.size(), "at least .92"),
                Figure.share(
                        "application: preference among the first 5 recalled", first, cases.size(), "higher is better"),
                Figure.share("application: something recalled for a task", disturbed, tasks.size(), "at most .04"));
    }

    /** Whether the memory of this turn would be told, in whichever block. */
    private static boolean told(String user, String turn, String question, Subjects subjects)
            throws IOException, InterruptedException {
        JsonNode injected = subjects.preview(user, question).path("trace").path("injected");
        List<JsonNode> memories = subjects.lasting(user);
        for (JsonNode one : injected) {
            for (JsonNode memory : memories) {
                if (memory.path("id").equals(one.path("memory"))
                        && Subjects.turns(memory).contains(turn)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean recalled(String user, String turn, String question, Subjects subjects)
            throws IOException, InterruptedException {
        for (JsonNode item : subjects.recall(user, question, 5, "")) {
            if (Subjects.turns(item).contains(turn)) {
                return true;
            }
        }
        return false;
    }

    private static boolean injects(String user, String task, Subjects subjects)
            throws IOException, InterruptedException {
        for (JsonNode one : subjects.preview(user, task).path("trace").path("injected")) {
            if (one.path("place").asText().equals("recalled")) {
                return true;
            }
        }
        return false;
    }
}
