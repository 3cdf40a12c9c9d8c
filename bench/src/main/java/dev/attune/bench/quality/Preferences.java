package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Preferences (PrefEval, Zhao et al., 2025): stated, or shown by choosing; and their questions, which are none. */
final class Preferences implements Measure {

    @Override
    public String name() {
        return "preferences";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        List<JsonNode> cases = corpora.lines(
                "prefeval/dev.jsonl", node -> node.path("preference").asText());
        List<String> stated = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        List<String> chosen = new ArrayList<>();
        for (JsonNode one : cases) {
            stated.add(subjects.next());
            subjects.teach(
                    stated.get(stated.size() - 1), "t1", one.path("preference").asText());
            asked.add(subjects.next());
            subjects.teach(
                    asked.get(asked.size() - 1), "t1", one.path("question").asText());
            chosen.add(subjects.next());
            subjects.teach(chosen.get(chosen.size() - 1), "c", choice(one.path("choice")));
        }
        subjects.drain();
        return List.of(
                Figure.share("preference: learned when stated", taught(stated, subjects), cases.size(), "at least .98"),
                Figure.share(
                        "preference: its question taken for one", taught(asked, subjects), cases.size(), "at most .01"),
                Figure.share(
                        "preference: learned when shown by choosing",
                        taught(chosen, subjects),
                        cases.size(),
                        "at least .60"));
    }

    private static List<Said> choice(JsonNode choice) {
        return List.of(
                Said.byPerson("t1", choice.path("query").asText()),
                Said.byAssistant("t2", choice.path("assistant_options").asText()),
                Said.byPerson("t3", choice.path("user_selection").asText()));
    }

    private static int taught(List<String> users, Subjects subjects) throws IOException, InterruptedException {
        int taught = 0;
        for (String user : users) {
            taught += subjects.lasting(user).isEmpty() ? 0 : 1;
        }
        return taught;
    }
}
