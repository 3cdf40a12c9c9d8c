package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.Edit;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Person;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Style learned and told through the proxy, on a real Redis. */
final class StyleOverTheWireTest {

    private static final String SHORT = "like short answers";

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
        ProfilesSettings settings = ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")));
        profiles = Profiles.open(settings.withDeadline(Duration.ofSeconds(5)));
        upstream = new ScriptedUpstream(vertx);
        upstream.plays((request, body) ->
                ScriptedUpstream.events(request).end(ScriptedUpstream.event("A long answer.") + "data: [DONE]\n\n"));
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

    @Test
    void wishes_in_several_conversations_become_a_line_that_upstream_sees() throws Exception {
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            assertThat(asked(thing)).doesNotContain(SHORT);
            wishes(thing, "Shorter please.");
        }
        assertThat(asked("comets")).contains(SHORT);
        assertThat(say("bob", message("user", "Tell me about comets"))).doesNotContain(SHORT);
    }

    @Test
    void nothing_is_told_while_applying_style_is_off() throws Exception {
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            wishes(thing, "Shorter please.");
        }
        change(new ControlsPatch.SwitchPatch(null, false));
        assertThat(asked("comets")).doesNotContain(SHORT);
        change(new ControlsPatch.SwitchPatch(null, true));
        assertThat(asked("comets")).contains(SHORT);
    }

    @Test
    void nothing_is_counted_while_learning_style_is_off() throws Exception {
        change(new ControlsPatch.SwitchPatch(false, null));
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            wishes(thing, "Shorter please.");
        }
        change(new ControlsPatch.SwitchPatch(true, null));
        wishes("comets", "Shorter please.");
        assertThat(asked("moons")).doesNotContain(SHORT);
    }

    @Test
    void what_was_told_in_a_conversation_stays_where_it_was() throws Exception {
        for (String thing : new String[] {"bridges", "volcanoes", "glaciers"}) {
            wishes(thing, "Shorter please.");
        }
        String first = asked("comets");
        JsonArray before = new JsonObject(first).getJsonArray("messages");
        String second = say(
                "ann",
                message("user", "Tell me about comets"),
                message("assistant", "A long answer."),
                message("user", "And of moons?"));
        assertThat(new JsonObject(second).getJsonArray("messages").getJsonObject(0))
                .isEqualTo(before.getJsonObject(0));
        assertThat(second.split(SHORT, -1)).hasSize(2);
    }

    private String asked(String thing) throws Exception {
        return say("ann", message("user", "Tell me about " + thing));
    }

    private void wishes(String thing, String wish) throws Exception {
        say(
                "ann",
                message("user", "Tell me about " + thing),
                message("assistant", "A long answer."),
                message("user", wish));
        profiles.learning().drain().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void change(ControlsPatch.SwitchPatch patch) throws Exception {
        profiles.people()
                .change(
                        new Person("default", "ann"),
                        new ControlsPatch(null, Map.of(Facet.STYLE, patch), null, Map.of()),
                        new Edit(Author.PERSON, "test", null))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private String say(String user, JsonObject... messages) throws Exception {
        JsonArray all = new JsonArray();
        for (JsonObject message : messages) {
            all.add(message);
        }
        JsonObject body = new JsonObject().put("model", "m").put("stream", true).put("messages", all);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + Running.CHAT))
                .timeout(Duration.ofSeconds(20))
                .header("Attune-User", user)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.ofString());
        return upstream.received().get(upstream.received().size() - 1).body().toString();
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }
}
