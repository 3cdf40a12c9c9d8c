package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say in reply to the assistant is learned from proxied requests, on every wire, on a real store. */
final class RepliesTest {

    private static final String OPTIONS =
            "Here are some places:\n1. The Anchor, live bands\n2. Cafe Linde, a garden\n3. Arena Bar, big screens";
    private static final String PICK = "I'll take the second, the others are too loud.";

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
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
        upstream = new ScriptedUpstream(vertx);
        upstream.plays((request, body) -> ScriptedUpstream.json(request, "{}"));
        proxy = Running.await(ProxyServer.start(
                vertx,
                profiles,
                ProxySettings.of("127.0.0.1", 0, upstream.base()).withDeadline(Duration.ofSeconds(5)),
                request -> request.response().end()));
    }

    @AfterEach
    void close() {
        Running.await(proxy.close());
        profiles.close();
        upstream.close();
        redis.close();
        Running.await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/responses", "/v1/messages"})
    void a_choice_among_what_the_assistant_offered_is_learned(String path) throws Exception {
        ask(path, "on", message("user", "Where could we meet?"), message("assistant", OPTIONS), message("user", PICK));
        assertThat(learned()).anySatisfy(text -> assertThat(text).contains("Cafe Linde"));
        assertThat(quotes()).allSatisfy(quote -> assertThat(PICK).contains(quote));
    }

    @Test
    void a_short_answer_to_a_question_is_learned_past_calls_of_tools() throws Exception {
        JsonObject calls = new JsonObject()
                .put("role", "assistant")
                .putNull("content")
                .put("tool_calls", new JsonArray().add(new JsonObject().put("id", "c1")));
        JsonObject result = message("tool", "done").put("tool_call_id", "c1");
        JsonArray parts = new JsonArray()
                .add(new JsonObject().put("type", "text").put("text", "I looked that up. Do you have children?"));
        ask(
                "/v1/chat/completions",
                "on",
                message("user", "Hi."),
                new JsonObject().put("role", "assistant").put("content", parts),
                calls,
                result,
                message("user", "Yes, two."));
        assertThat(learned()).anySatisfy(text -> assertThat(text).contains("children"));
    }

    @Test
    void what_was_said_before_the_persons_last_message_but_one_is_not_replied_to() throws Exception {
        ask("/v1/chat/completions", "on", message("assistant", OPTIONS), message("user", "Hm."), message("user", PICK));
        assertThat(learned()).noneSatisfy(text -> assertThat(text).contains("Cafe Linde"));
    }

    @Test
    void nothing_is_learned_from_the_assistants_own_words_nor_from_instructions() throws Exception {
        ask(
                "/v1/chat/completions",
                "on",
                message("system", OPTIONS),
                message("assistant", "I am vegan and I live in Oslo. I love opera."),
                message("system", OPTIONS),
                message("user", "That is nice to hear."));
        assertThat(learned()).isEmpty();
    }

    @Test
    void the_same_request_again_teaches_nothing_twice() throws Exception {
        for (int round = 0; round < 2; round++) {
            ask(
                    "/v1/chat/completions",
                    "on",
                    message("user", "Where could we meet?"),
                    message("assistant", OPTIONS),
                    message("user", PICK));
            learned();
        }
        assertThat(quotes()).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void with_learning_off_nothing_is_learned_from_a_reply() throws Exception {
        ask("/v1/chat/completions", "learn", message("user", "I am vegan."));
        ask("/v1/chat/completions", "apply", message("assistant", OPTIONS), message("user", PICK));
        assertThat(learned()).containsExactly("They are vegan");
    }

    private List<String> learned() {
        await(profiles.learning().drain());
        return profile().memories().stream().map(Memory::text).toList();
    }

    private List<String> quotes() {
        return profile().memories().stream()
                .flatMap(memory -> memory.evidence().stream())
                .map(evidence -> evidence.quote())
                .toList();
    }

    private Profile profile() {
        return await(profiles.people().find(new Person(Person.DEFAULT_TENANT, "ann")));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    private void ask(String path, String mode, JsonObject... messages) throws Exception {
        String list = path.endsWith("responses") ? "input" : "messages";
        JsonObject body = new JsonObject().put("model", "m").put(list, new JsonArray(List.of(messages)));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Attune-User", "ann")
                .header("Attune-Mode", mode)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }
}
