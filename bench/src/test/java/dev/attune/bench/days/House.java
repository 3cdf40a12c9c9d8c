package dev.attune.bench.days;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.bench.ScriptedUpstream;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Person;
import dev.attune.proxy.ProxyServer;
import dev.attune.proxy.ProxySettings;
import dev.attune.proxy.manage.AdminToken;
import dev.attune.proxy.manage.ManageApi;
import dev.attune.proxy.manage.ManageSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Attune with a clock that can be set, on a real Redis, in front of an upstream that says little. */
final class House implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "sixty-days-of-six-people";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final RedisFixture redis = RedisFixture.open();
    private final Profiles profiles;
    private final ScriptedUpstream upstream;
    private final ProxyServer proxy;

    House() throws IOException {
        ProfilesSettings usual = ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")));
        // No test of this machine's speed.
        profiles = Profiles.open(usual.withDeadline(Duration.ofSeconds(20)).with(now::get));
        upstream = ScriptedUpstream.start(House::answer);
        proxy = ProxyServer.start(
                        vertx,
                        profiles,
                        ProxySettings.of("127.0.0.1", 0, upstream.url()).withDeadline(Duration.ofSeconds(20)),
                        ManageApi.routes(
                                vertx,
                                profiles,
                                new PersonLinks(profiles.links(), new byte[32], upstream::url, now::get),
                                ManageSettings.usual(AdminToken.digest(TOKEN))))
                .await();
    }

    void at(Instant next) {
        now.set(next);
    }

    /** Holds a conversation, a minute for each turn, and learns from it. */
    void talk(String person, Instant begin, List<String> says) throws IOException, InterruptedException {
        ArrayNode messages = JSON.createArrayNode();
        Instant moment = begin;
        for (String said : says) {
            at(moment);
            messages.addObject().put("role", "user").put("content", said);
            JsonNode answer = JSON.readTree(ask(person, "on", person + "-" + begin, request(messages)));
            messages.addObject()
                    .put("role", "assistant")
                    .put("content", answer.at("/choices/0/message/content").asText());
            moment = moment.plus(Duration.ofMinutes(1));
        }
        profiles.learning().drain().toCompletableFuture().join();
    }

    /** What upstream gets when the person asks this in a new conversation; nothing is learned from it. */
    Told probe(String person, String question) throws IOException, InterruptedException {
        ArrayNode messages = JSON.createArrayNode();
        messages.addObject().put("role", "user").put("content", question);
        String sent = request(messages);
        ask(person, "apply", person + "-asks-" + now.get(), sent);
        String arrived = new String(upstream.received().get(upstream.received().size() - 1), StandardCharsets.UTF_8);
        StringBuilder told = new StringBuilder();
        for (JsonNode message : JSON.readTree(arrived).path("messages")) {
            if (message.path("role").asText().equals("system")) {
                told.append(message.path("content").asText()).append('\n');
            }
        }
        return new Told(told.toString().strip(), arrived.equals(sent));
    }

    void change(String person, Map<String, Object> controls) throws IOException, InterruptedException {
        manage("PATCH", person + "/controls", JSON.writeValueAsString(controls));
    }

    void erase(String person) throws IOException, InterruptedException {
        manage("DELETE", person, "");
    }

    @Override
    public void close() {
        proxy.close().await();
        upstream.close();
        profiles.close();
        redis.close();
        vertx.close().await();
    }

    /** How many keys there are of what is kept of a person. */
    int keysOf(String person, String what) {
        return redis.keys("*{" + Person.DEFAULT_TENANT + ":" + person + "}:" + what);
    }

    private void manage(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + proxy.port() + "/attune/v1/users/" + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(method + " " + path + ": " + answer.body());
        }
    }

    private String ask(String person, String mode, String conversation, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + proxy.port() + "/v1/chat/completions"))
                .header("Attune-User", person)
                .header("Attune-Mode", mode)
                .header("Attune-Conversation", conversation)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String request(ArrayNode messages) {
        ObjectNode request = JSON.createObjectNode().put("model", "scripted");
        request.set("messages", messages);
        return request.toString();
    }

    /** Long enough to be found too long, without anything to learn. */
    private static String answer(JsonNode request) {
        return "Here is what is usually done. First look at where things stand, then take the simplest step that could help, "
                + "and see what it changes. There is more than one way, and each has its price; the usual one will do in most "
                + "cases. If it does not, the next thing to try is a little more work and nearly always enough.";
    }

    /**
     * What the model was told.
     *
     * @param besides what Attune put in
     * @param isUntouched the request arrived byte for byte as it was sent
     */
    record Told(String besides, boolean isUntouched) {}
}
