package dev.attune.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.bench.Management;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** People of a running Attune, one for each case, so that no case knows of another. */
final class Subjects {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Management management;
    private int made;

    Subjects(Management management) {
        this.management = management;
    }

    String next() {
        return "subject-" + made++;
    }

    /** Queues a transcript; {@link #drain} waits for it. */
    void teach(String user, String conversation, List<Said> turns) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("conversation", conversation);
        ArrayNode list = body.putArray("turns");
        for (Said said : turns) {
            list.addObject()
                    .put("id", said.id())
                    .put("role", said.role())
                    .put("content", said.text())
                    .put("at", said.at().toString());
        }
        management.post("/users/" + user + "/turns", body.toString());
    }

    /** Teaches one thing that the person says. */
    void teach(String user, String turn, String text) throws IOException, InterruptedException {
        teach(user, turn, List.of(Said.byPerson(turn, text)));
    }

    /** Adds a memory by hand, and answers its id. */
    String add(String user, ObjectNode memory) throws IOException, InterruptedException {
        return management
                .post("/users/" + user + "/memories", memory.toString())
                .path("id")
                .asText();
    }

    /** What somebody thinks of the answer of this trace. */
    void comment(String trace, String words) throws IOException, InterruptedException {
        ObjectNode body =
                JSON.createObjectNode().put("trace", trace).put("rating", 0).put("comment", words);
        management.post("/feedback", body.toString());
    }

    void drain() throws IOException, InterruptedException {
        management.drain();
    }

    /** What holds of a person. */
    List<JsonNode> active(String user) throws IOException, InterruptedException {
        List<JsonNode> active = new ArrayList<>();
        for (JsonNode memory : management.all("/users/" + user + "/memories")) {
            if (memory.path("status").asText().equals("active")) {
                active.add(memory);
            }
        }
        return active;
    }

    /** What holds of a person and is more than an episode. */
    List<JsonNode> lasting(String user) throws IOException, InterruptedException {
        return active(user).stream().filter(memory -> !isEpisode(memory)).toList();
    }

    static boolean isEpisode(JsonNode memory) {
        return memory.path("kind").asText().equals("episode");
    }

    /** The turns that a memory, or something that was recalled, rests on. */
    static Set<String> turns(JsonNode memory) {
        Set<String> turns = new HashSet<>();
        memory.path("evidence")
                .forEach(evidence -> turns.add(evidence.path("turn").asText()));
        return turns;
    }

    /** What is recalled for a question, best first. */
    JsonNode recall(String user, String query, int limit, String at) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", query).put("limit", limit);
        if (!at.isEmpty()) {
            body.put("at", at);
        }
        return management.post("/users/" + user + "/recall", body.toString()).path("items");
    }

    /** What a request with this message would be told. */
    JsonNode preview(String user, String message) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("messages").addObject().put("role", "user").put("content", message);
        return management.post("/users/" + user + "/preview", body.toString());
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
