package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.Eventually;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy with real profiles on a real Redis. */
final class RealStoreTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private RedisFixture redis;
    private Profiles profiles;
    private ScriptedUpstream upstream;
    private ProxyServer proxy;

    @BeforeEach
    void open() {
        redis = RedisFixture.open();
        profiles = profiles();
        upstream = new ScriptedUpstream(vertx);
        upstream.plays((request, body) ->
                ScriptedUpstream.events(request).end(ScriptedUpstream.event("Noted.") + "data: [DONE]\n\n"));
        proxy = Running.await(ProxyServer.start(
                vertx,
                profiles,
                ProxySettings.of("127.0.0.1", 0, upstream.base()).withDeadline(Duration.ofSeconds(5)),
                request -> request.response().end()));
    }

    private Profiles profiles() {
        ProfilesSettings settings = ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")));
        // No test of this machine's speed.
        return Profiles.open(settings.withDeadline(Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        Running.await(proxy.close());
        profiles.close();
        upstream.close();
        redis.close();
        Running.await(vertx.close());
    }

    @Test
    void what_a_person_says_shapes_their_next_conversation_and_nobody_elses() throws Exception {
        assertThat(verdict(ask("ann", "I am allergic to peanuts."))).isEqualTo("none; reason=cold");
        learned();
        HttpResponse<String> next = ask("ann", "What should I cook tonight?");
        assertThat(verdict(next)).startsWith("applied; standing=1");
        assertThat(lastBody()).contains("peanuts");
        assertThat(verdict(ask("bob", "What should I cook tonight?"))).isEqualTo("none; reason=cold");
        assertThat(lastBody()).doesNotContain("peanuts");
        String trace = next.headers().firstValue("Attune-Trace").orElseThrow();
        Eventually.holds("the trace is kept", () -> isKept(trace));
    }

    @Test
    void a_conversation_that_upstream_keeps_is_told_once_whichever_proxy_goes_on_with_it() throws Exception {
        ask("ann", "I am allergic to peanuts.");
        learned();
        upstream.plays((request, body) -> ScriptedUpstream.json(request, "{\"id\":\"resp_1\",\"output\":[]}"));
        Profiles elsewhere = profiles();
        ProxyServer second = Running.await(ProxyServer.start(
                vertx,
                elsewhere,
                ProxySettings.of("127.0.0.1", 0, upstream.base()).withDeadline(Duration.ofSeconds(5)),
                request -> request.response().end()));
        assertThat(respond(proxy, "What should I cook?", null)).isEqualTo("applied; standing=1; recalled=0");
        assertThat(lastBody()).contains("peanuts");
        Eventually.holds(
                "the other proxy goes on with it",
                () -> respond(second, "And for dessert?", "resp_1").equals("applied; standing=0; recalled=0"));
        assertThat(lastBody())
                .isEqualTo("{\"model\":\"m\",\"previous_response_id\":\"resp_1\",\"input\":\"And for dessert?\"}");
        assertThat(respond(second, "And for dessert?", "resp_9")).isEqualTo("applied; standing=1; recalled=0");
        Running.await(second.close());
        elsewhere.close();
    }

    @Test
    void two_people_at_the_same_time_never_meet() throws Exception {
        ask("ann", "I am allergic to peanuts.");
        ask("bob", "I am allergic to shellfish.");
        learned();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            answers.add(client.sendAsync(
                    request("ann", "ann asks what to cook, round " + round), HttpResponse.BodyHandlers.ofString()));
            answers.add(client.sendAsync(
                    request("bob", "bob asks what to cook, round " + round), HttpResponse.BodyHandlers.ofString()));
        }
        answers.forEach(answer -> answer.orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(upstream.received().stream()
                        .map(received -> received.body().toString())
                        .filter(body -> body.contains("ann asks")))
                .hasSize(100)
                .allSatisfy(body -> assertThat(body).contains("peanuts").doesNotContain("shellfish"));
        assertThat(upstream.received().stream()
                        .map(received -> received.body().toString())
                        .filter(body -> body.contains("bob asks")))
                .hasSize(100)
                .allSatisfy(body -> assertThat(body).contains("shellfish").doesNotContain("peanuts"));
    }

    @Test
    void requests_flow_while_the_store_is_away_and_are_personalized_when_it_is_back() throws Exception {
        ask("ann", "I am allergic to peanuts.");
        learned();
        redis.stop();
        Eventually.holds(
                "the store is missed", () -> !ready().getJsonObject("store").getBoolean("well"));
        HttpResponse<String> without = ask("cyn", "Hello there.");
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(verdict(without)).isIn("none; reason=store-unavailable", "none; reason=deadline");
        assertThat(ready().getString("status")).isEqualTo("ready");
        redis.start();
        Eventually.holds(
                "the store is back", () -> ready().getJsonObject("store").getBoolean("well"));
        ask("ann", "I am allergic to peanuts.");
        learned();
        assertThat(verdict(ask("ann", "What should I cook tonight?"))).startsWith("applied");
    }

    private String respond(ProxyServer by, String message, @Nullable String previous) {
        JsonObject body = new JsonObject().put("model", "m");
        if (previous != null) {
            body.put("previous_response_id", previous);
        }
        return verdict(client.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + by.port() + "/v1/responses"))
                                .timeout(Duration.ofSeconds(20))
                                .header("Attune-User", "ann")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        body.put("input", message).encode()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join());
    }

    private void learned() throws Exception {
        profiles.learning().drain().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private boolean isKept(String trace) {
        return profiles.traces()
                .find("default", trace)
                .handle((found, missing) -> missing == null)
                .toCompletableFuture()
                .join();
    }

    private HttpResponse<String> ask(String user, String message) throws Exception {
        return client.send(request(user, message), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String user, String message) {
        JsonObject body = new JsonObject()
                .put("model", "m")
                .put("stream", true)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", message)));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + Running.CHAT))
                .timeout(Duration.ofSeconds(20))
                .header("Attune-User", user)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
    }

    private JsonObject ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + proxy.port() + "/health/ready"))
                    .build();
            return new JsonObject(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (java.io.IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private String lastBody() {
        return upstream.received().get(upstream.received().size() - 1).body().toString();
    }

    private static String verdict(HttpResponse<String> answer) {
        return answer.headers().firstValue("Attune-Personalization").orElse("");
    }
}
