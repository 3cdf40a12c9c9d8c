package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.Edit;
import dev.attune.profile.Eventually;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who talk through a proxy with real profiles on a real Redis, to an upstream that keeps what it receives. */
final class WiredPeople implements AutoCloseable {

    static final Edit BY_PERSON = new Edit(Author.PERSON, "test", null);

    final RedisFixture redis = RedisFixture.open();
    final Profiles profiles;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScriptedUpstream upstream;
    private final ProxyServer proxy;
    private final AtomicInteger people = new AtomicInteger();

    WiredPeople() {
        this(Path.of("../config"));
    }

    WiredPeople(Path config) {
        // No test of this machine's speed.
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(config))
                .withDeadline(Duration.ofSeconds(10))
                .withPartitions(3));
        upstream = new ScriptedUpstream(vertx);
        upstream.plays((request, body) ->
                ScriptedUpstream.json(request, "{\"choices\":[{\"message\":{\"content\":\"Noted.\"}}]}"));
        proxy = Running.await(ProxyServer.start(
                vertx,
                profiles,
                ProxySettings.of("127.0.0.1", 0, upstream.base()).withDeadline(Duration.ofSeconds(10)),
                request -> request.response().end()));
    }

    /** Somebody new. */
    Person person() {
        return new Person(Person.DEFAULT_TENANT, "person-" + people.incrementAndGet());
    }

    /**
     * What became of one request.
     *
     * @param received what upstream got
     */
    record Heard(String verdict, String sent, String received) {

        boolean isUntouched() {
            return sent.equals(received);
        }
    }

    /** Begins a conversation with one message; complete when its turn is queued. */
    Heard say(Person person, String mode, String message) {
        return ask(Running.CHAT, person, mode, message("user", message));
    }

    /** Goes on with a conversation on the wire of this path; complete when its turns are queued. */
    Heard ask(String path, Person person, String mode, JsonObject... messages) {
        String list = path.endsWith("responses") ? "input" : "messages";
        String body = new JsonObject()
                .put("model", "m")
                .put(list, new JsonArray(List.of(messages)))
                .encode();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Attune-User", person.id())
                .header("Attune-Mode", mode)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            String verdict =
                    answer.headers().firstValue("Attune-Personalization").orElse("");
            List<ScriptedUpstream.Received> received = upstream.received();
            return new Heard(
                    verdict, body, received.get(received.size() - 1).body().toString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }

    Heard say(Person person, String message) {
        return say(person, "on", message);
    }

    void learned() {
        await(profiles.learning().drain());
    }

    void switchTo(Person person, ControlsPatch patch) {
        await(profiles.people().change(person, patch, BY_PERSON));
    }

    List<Memory> memories(Person person) {
        return await(profiles.memories().list(person, null, new Page.Request(100, null)))
                .items();
    }

    /** Waits until the meaning of what was learned is kept too, which comes some time after the memory. */
    void understood(Person person) {
        Eventually.holds("its meaning is kept", () -> kept(person).contains(":vectors="));
    }

    /** All that Redis has under the person's keys. */
    String kept(Person person) {
        return redis.contents("*:" + person.id() + "}*");
    }

    /** All that Redis has of anybody. */
    String keptAtAll() {
        return redis.contents("*");
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        Running.await(proxy.close());
        profiles.close();
        upstream.close();
        redis.close();
        Running.await(vertx.close());
    }
}
