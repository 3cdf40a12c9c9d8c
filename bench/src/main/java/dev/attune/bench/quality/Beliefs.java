package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person told about their work, and questions of which many need none of it (PrecisionMemBench). What stands in every prompt there is
 * left out, and of each scope there is a person of its own.
 */
final class Beliefs implements Measure {

    private static final int MOST = 10;
    private static final String FOLDER = "precisionmembench/";

    @Override
    public String name() {
        return "beliefs";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        JsonNode beliefs = corpora.whole(FOLDER + "beliefs.seed.json");
        Map<String, String> people = new HashMap<>();
        Map<String, String> known = new HashMap<>();
        int right = 0;
        int returned = 0;
        int wanted = 0;
        int empty = 0;
        int emptyRight = 0;
        for (JsonNode one : corpora.whole(FOLDER + "retrieval.cases.json")) {
            JsonNode only = one.path("expect").path("relevantBeliefs").path("shouldOnlyInclude");
            String query = one.path("query").asText();
            boolean counts = only.isArray()
                    && !query.isBlank()
                    && !one.has("userId")
                    && corpora.half().holds(one.path("caseId").asText());
            if (!counts) {
                continue;
            }
            Set<String> scopes = new TreeSet<>();
            one.path("scope").forEach(scope -> scopes.add(scope.asText()));
            String user = people.get(scopes.toString());
            if (user == null) {
                user = person(beliefs, scopes, known, subjects);
                people.put(scopes.toString(), user);
            }
            Set<String> expected = new HashSet<>();
            only.forEach(id -> expected.add(id.asText()));
            Set<String> found = new HashSet<>();
            subjects.recall(user, query, MOST, "")
                    .forEach(item ->
                            found.add(known.getOrDefault(item.path("memory").asText(), "?")));
            returned += found.size();
            wanted += expected.size();
            empty += expected.isEmpty() ? 1 : 0;
            emptyRight += expected.isEmpty() && found.isEmpty() ? 1 : 0;
            found.retainAll(expected);
            right += found.size();
        }
        return List.of(
                Figure.share("beliefs: precision", right, returned, "at least .90"),
                Figure.share("beliefs: recall", right, wanted, "at least .90"),
                Figure.share("beliefs: silent where nothing matters", emptyRight, empty, "1"));
    }

    private static String person(JsonNode beliefs, Set<String> scopes, Map<String, String> known, Subjects subjects)
            throws IOException, InterruptedException {
        String user = subjects.next();
        // Nobody is unknown, even of whom there is nothing to recall.
        subjects.teach(user, "t0", "Hello!");
        subjects.drain();
        for (JsonNode belief : beliefs) {
            boolean there = belief.path("epistemic_status").asText().equals("active")
                    && !belief.path("pinned").asBoolean()
                    && !belief.path("type").asText().equals("open_question");
            boolean inScope = false;
            for (JsonNode scope : belief.path("scope")) {
                inScope |= scopes.contains(scope.asText());
            }
            if (there && inScope) {
                ObjectNode memory = Subjects.object()
                        .put("facet", "content")
                        .put("kind", belief.path("type").asText().equals("preference") ? "preference" : "fact")
                        .put("text", text(belief));
                known.put(subjects.add(user, memory), belief.path("_id").asText());
            }
        }
        return user;
    }

    private static String text(JsonNode belief) {
        StringBuilder text = new StringBuilder(belief.path("content").asText());
        if (!belief.path("aliases").isEmpty()) {
            text.append(" (");
            String comma = "";
            for (JsonNode alias : belief.path("aliases")) {
                text.append(comma).append(alias.asText());
                comma = ", ";
            }
            text.append(')');
        }
        return text.toString();
    }
}
