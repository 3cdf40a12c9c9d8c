package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Long conversations of one person (LoCoMo, Maharana et al., 2024): which of the turns that a question needs are recalled. */
final class DialogueRecall implements Measure {

    private static final int FIRST = 10;
    private static final int MOST = 40;
    private static final int WORDS = 200;
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, yyyy")
            .toFormatter(Locale.ENGLISH);

    @Override
    public String name() {
        return "dialogue";
    }

    @Override
    public List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException {
        double among = 0;
        double within = 0;
        int questions = 0;
        for (JsonNode person : corpora.lines("locomo/dev-user-view.jsonl", DialogueRecall::id)) {
            String user = subjects.next();
            teach(person, user, subjects);
            subjects.drain();
            for (JsonNode question : person.path("questions")) {
                Set<String> needed = new HashSet<>();
                question.path("evidence").forEach(turn -> needed.add(turn.asText()));
                JsonNode items = subjects.recall(user, question.path("question").asText(), MOST, "");
                among += share(needed, items, FIRST, Integer.MAX_VALUE);
                within += share(needed, items, MOST, WORDS);
                questions++;
            }
        }
        return List.of(
                new Figure("dialogue: evidence among the first 10", among / questions, questions, "at least .80"),
                new Figure("dialogue: evidence within 200 words", within / questions, questions, "at least .74"));
    }

    private static String id(JsonNode person) {
        return person.path("conv").asText() + '/' + person.path("user").asText();
    }

    private static void teach(JsonNode person, String user, Subjects subjects)
            throws IOException, InterruptedException {
        Map<String, List<Said>> sessions = new LinkedHashMap<>();
        for (JsonNode turn : person.path("turns")) {
            LocalDateTime at = LocalDateTime.parse(turn.path("date").asText(), DATE);
            sessions.computeIfAbsent(turn.path("session").asText(), name -> new ArrayList<>())
                    .add(new Said(
                            turn.path("id").asText(),
                            "user",
                            turn.path("text").asText(),
                            at.toInstant(ZoneOffset.UTC)));
        }
        for (Map.Entry<String, List<Said>> session : sessions.entrySet()) {
            subjects.teach(user, session.getKey(), session.getValue());
        }
    }

    /** The share of the turns that what comes first rests on, as far as it fits into so many words. */
    private static double share(Set<String> needed, JsonNode items, int most, int words) {
        Set<String> found = new HashSet<>();
        int left = words;
        for (int place = 0; place < Math.min(most, items.size()); place++) {
            JsonNode item = items.get(place);
            left -= item.path("text").asText().split("\\s+").length;
            if (left < 0) {
                break;
            }
            found.addAll(Subjects.turns(item));
        }
        found.retainAll(needed);
        return needed.isEmpty() ? 1 : (double) found.size() / needed.size();
    }
}
