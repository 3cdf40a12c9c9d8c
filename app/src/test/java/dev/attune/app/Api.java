package dev.attune.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of a whole running Attune, as curl is one. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI proxy;
    private final String adminToken;

    Api(URI proxy, String adminToken) {
        this.proxy = proxy;
        this.adminToken = adminToken;
    }

    /** What the model answers to one message that opens a conversation. */
    String say(String person, String message) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(JSON.createObjectNode()
                .put("model", "attune-demo")
                .set(
                        "messages",
                        JSON.createArrayNode()
                                .add(JSON.createObjectNode().put("role", "user").put("content", message))));
        HttpResponse<String> answer = send(request("/v1/chat/completions")
                .header("Content-Type", "application/json")
                .header("Attune-User", person)
                .POST(BodyPublishers.ofString(body)));
        return JSON.readTree(answer.body()).at("/choices/0/message/content").asText("status " + answer.statusCode());
    }

    /** Returns when something of the person's is learned; an answer may end a moment before its turn is in the queue. */
    void awaitMemories(String person) throws Exception {
        Eventually.holds(() -> !memories(person).isEmpty());
    }

    JsonNode memories(String person) throws IOException, InterruptedException {
        return managed("GET", "/users/" + person + "/memories").path("items");
    }

    /** The status of erasing a person. */
    int erase(String person) throws IOException, InterruptedException {
        return send(request("/attune/v1/users/" + person)
                        .header("Authorization", "Bearer " + adminToken)
                        .DELETE())
                .statusCode();
    }

    int status(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).statusCode();
    }

    private JsonNode managed(String method, String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request("/attune/v1" + path)
                        .header("Authorization", "Bearer " + adminToken)
                        .method(method, BodyPublishers.noBody()))
                .body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(proxy + path)).timeout(PATIENCE);
    }
}
