package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Teaches a whole conversation to a running Attune by each learner, the LLM being {@link StandInLlm}, and tells what that cost. After
 * each session everything is drained, as time does: sessions are days apart, batches an hour at the most.
 *
 * <p>Arguments: LoCoMo's file, the conversation and the speaker, such as {@code locomo.json conv-26 Caroline}.
 */
public final class LearnerReplay {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEAST_SAVING = 10;

    private LearnerReplay() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: LearnerReplay LOCOMO_FILE CONVERSATION SPEAKER");
            System.exit(2);
        }
        Locomo.Conversation conversation = Locomo.read(Path.of(arguments[0]), arguments[1]);
        List<Row> rows = new ArrayList<>();
        for (String learner : List.of("local", "llm", "both")) {
            rows.add(run(conversation, arguments[2], learner));
        }
        System.out.println("The LLM is a stand-in that finds every first-person sentence; see StandInLlm.");
        System.out.println(
                "| learner | turns | calls | calls / 100 turns | tokens in + out / 100 turns | gated | memories"
                        + " | of them active | one call for so many turns |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
        System.exit(rows.stream().allMatch(Row::holds) ? 0 : 1);
    }

    private static Row run(Locomo.Conversation conversation, String speaker, String learner)
            throws IOException, InterruptedException {
        try (StandInLlm llm = new StandInLlm();
                AttuneProcess attune = AttuneProcess.start(
                        Files.createTempDirectory("attune-learner"),
                        llm.url(),
                        Map.of(
                                "ATTUNE_LEARN_LEARNER",
                                learner,
                                "ATTUNE_LEARN_LLM_URL",
                                llm.url().toString(),
                                "ATTUNE_LEARN_LLM_API_KEY",
                                "scripted",
                                // The sessions of months in one day.
                                "ATTUNE_LEARN_LLM_PERSON_TOKENS",
                                "999999999"))) {
            String path = "/users/" + Management.encode(speaker);
            int turns = 0;
            for (int session = 0; session < conversation.sessions().size(); session++) {
                turns += teach(attune.management(), path, conversation, speaker, session);
                attune.management().drain();
            }
            JsonNode cost = attune.management().get("/learning").path("llm");
            List<JsonNode> memories = attune.management().all(path + "/memories");
            long active = memories.stream()
                    .filter(memory -> memory.path("status").asText().equals("active"))
                    .count();
            return new Row(learner, turns, llm, cost, memories.size(), active);
        }
    }

    /** One exchange for each line of the person, with what the other says to it; answers how many there were. */
    private static int teach(
            Management management, String path, Locomo.Conversation conversation, String speaker, int session)
            throws IOException, InterruptedException {
        List<Locomo.Line> lines = conversation.sessions().get(session);
        int turns = 0;
        for (int place = 0; place < lines.size(); place++) {
            if (!lines.get(place).speaker().equals(speaker)) {
                continue;
            }
            ObjectNode exchange = JSON.createObjectNode().put("conversation", "session-" + session);
            ArrayNode list = exchange.putArray("turns");
            add(list, session, place, "user", lines.get(place).text());
            if (place + 1 < lines.size() && !lines.get(place + 1).speaker().equals(speaker)) {
                add(list, session, place + 1, "assistant", lines.get(place + 1).text());
            }
            management.post(path + "/turns", exchange.toString());
            turns++;
        }
        return turns;
    }

    private static void add(ArrayNode turns, int session, int place, String role, String text) {
        turns.addObject()
                .put("id", "s" + session + "-" + place)
                .put("role", role)
                .put("content", text);
    }

    /**
     * What came of one learner.
     *
     * @param turns of the person
     * @param llm the stand-in that was asked
     * @param cost as Attune tells it
     */
    record Row(String learner, int turns, StandInLlm llm, JsonNode cost, int memories, long active) {

        boolean holds() {
            int calls = llm.calls();
            return memories > 0
                    && cost.path("calls").asInt() == calls
                    && (learner.equals("local") ? calls == 0 : calls > 0 && calls * LEAST_SAVING <= turns);
        }

        @Override
        public String toString() {
            int calls = llm.calls();
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f | %.0f + %.0f | %d | %d | %d | %s |",
                    learner,
                    turns,
                    calls,
                    100.0 * calls / turns,
                    100.0 * llm.tokensIn() / turns,
                    100.0 * llm.tokensOut() / turns,
                    cost.path("gated").asLong(),
                    memories,
                    active,
                    calls == 0 ? "" : String.format(Locale.ROOT, "%.1f", (double) turns / calls));
        }
    }
}
