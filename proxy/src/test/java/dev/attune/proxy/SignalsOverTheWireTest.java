package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.ControlsPatch;
import dev.attune.profile.Edit;
import dev.attune.profile.Eventually;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Trace;
import dev.attune.proxy.manage.AdminToken;
import dev.attune.proxy.manage.ManageApi;
import dev.attune.proxy.manage.ManageSettings;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do about answers, from the socket to what upstream is told, on a real Redis. */
final class SignalsOverTheWireTest {

    private static final String SHORT = "like short answers";
    private static final String LONG = "word ".repeat(240);
    private static final List<String> THINGS =
            List.of("bridges", "volcanoes", "glaciers", "harbours", "lighthouses", "tunnels");
    private static final Person ANN = new Person(Person.DEFAULT_TENANT, "ann");
    private static final String TOKEN = "an-admin-token-of-the-test";

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
        begin(Holdout.NONE);
    }

    private void begin(Holdout holdout) {
        profiles = Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config")))
                .withDeadline(Duration.ofSeconds(10))
                .with(holdout));
        upstream = new ScriptedUpstream(vertx);
        answers(LONG);
        proxy = Running.await(ProxyServer.start(
                vertx,
                profiles,
                ProxySettings.of("127.0.0.1", 0, upstream.base()).withDeadline(Duration.ofSeconds(10)),
                ManageApi.routes(
                        vertx,
                        profiles,
                        new PersonLinks(
                                profiles.links(),
                                new byte[32],
                                () -> URI.create("https://console.example/attune/"),
                                InstantSource.system()),
                        ManageSettings.usual(AdminToken.digest(TOKEN)))));
    }

    private void end() {
        Running.await(proxy.close());
        profiles.close();
        upstream.close();
    }

    @AfterEach
    void close() {
        end();
        redis.close();
        Running.await(vertx.close());
    }

    @Test
    void whoLeavesLongAnswersIsGivenShortOnes() throws Exception {
        for (String thing : THINGS) {
            leaves(thing);
        }
        assertThat(toldOf("comets")).contains(SHORT);
        assertThat(ask("bob", "Tell me about comets").body).doesNotContain(SHORT);
    }

    @Test
    void leavingShortAnswersOrBeforeTheyBeginSaysNothing() throws Exception {
        answersInPart("Just a few words.");
        for (String thing : THINGS) {
            leaveOnce("Tell me about " + thing, "few words", true);
        }
        learned();
        assertThat(tallies()).contains("left.");
        assertThat(toldOf("comets")).doesNotContain(SHORT);
    }

    @Test
    void whoHasLongAnswersMadeAgainIsGivenShorterOnes() throws Exception {
        for (String thing : THINGS) {
            ask("ann", "Tell me about " + thing);
        }
        learned();
        assertThat(tallies()).doesNotContain("regenerated.");
        aSecondLater();
        for (String thing : THINGS) {
            ask("ann", "Tell me about " + thing);
        }
        learned();
        assertThat(tallies().split("regenerated\\.", -1)).hasSize(THINGS.size() + 1);
        assertThat(toldOf("comets")).contains(SHORT);
    }

    /** The message was learned with its first answer; the second is left nevertheless. */
    @Test
    void leavingAnAnswerThatWasMadeAgainCounts() throws Exception {
        ask("ann", "Tell me about bridges");
        leaves("bridges");
        assertThat(tallies().split("left\\.", -1)).hasSize(2);
        assertThat(tallies().split("regenerated\\.", -1)).hasSize(2);
    }

    @Test
    void badRatingsOfLongAnswersAskForShortOnes() throws Exception {
        for (String thing : THINGS) {
            Asked asked = ask("ann", "Tell me about " + thing);
            learned();
            rate(asked, -1);
            rate(asked, -1);
        }
        learned();
        assertThat(tallies().split("disliked\\.", -1)).hasSize(THINGS.size() + 1);
        assertThat(toldOf("comets")).contains(SHORT);
        assertThat(redis.contents("*:ann}:profile")).doesNotContain("rated:");
        assertThat(redis.keys("*:ann}:said")).isZero();
    }

    @Test
    void theLastRatingOfAnAnswerHolds() throws Exception {
        List<Asked> all = new ArrayList<>();
        for (String thing : THINGS) {
            all.add(ask("ann", "Tell me about " + thing));
        }
        learned();
        for (Asked asked : all) {
            rate(asked, -1);
        }
        aSecondLater();
        for (Asked asked : all) {
            rate(asked, 1);
        }
        learned();
        assertThat(tallies()).contains("liked.").doesNotContain("disliked.");
        assertThat(toldOf("comets")).doesNotContain(SHORT).contains("detailed answers");
    }

    @Test
    void ratingsWeighTheInterestsThatTheyAreAbout() throws Exception {
        List<Asked> all = new ArrayList<>();
        for (String thing : List.of("roses", "tulips", "hedges")) {
            all.add(ask("ann", "How do I prune the " + thing + " in my garden?"));
        }
        learned();
        assertThat(traits()).contains("gardening");
        for (Asked asked : all) {
            rate(asked, -1);
        }
        learned();
        assertThat(traits()).doesNotContain("gardening");
    }

    @Test
    void nothingIsCountedWhileLearningStyleIsOff() throws Exception {
        change(new ControlsPatch(
                null, Map.of(Facet.STYLE, new ControlsPatch.SwitchPatch(false, null)), null, Map.of()));
        for (String thing : THINGS) {
            leaves(thing);
            rate(ask("ann", "What of " + thing + "?"), -1);
            ask("ann", "What of " + thing + "?");
        }
        learned();
        assertThat(tallies()).doesNotContain("style=");
        assertThat(toldOf("comets")).doesNotContain(SHORT);
    }

    @Test
    void nothingIsToldWhileApplyingStyleIsOff() throws Exception {
        for (String thing : THINGS) {
            leaves(thing);
        }
        change(new ControlsPatch(
                null, Map.of(Facet.STYLE, new ControlsPatch.SwitchPatch(null, false)), null, Map.of()));
        assertThat(toldOf("comets")).doesNotContain(SHORT);
        change(new ControlsPatch(null, Map.of(Facet.STYLE, new ControlsPatch.SwitchPatch(null, true)), null, Map.of()));
        assertThat(toldOf("moons")).contains(SHORT);
    }

    @Test
    void whoIsHeldBackFromPersonalizationIsNotShapedByReacting() throws Exception {
        end();
        begin(new Holdout(0.999_999, "all"));
        answers(LONG);
        leaves("bridges");
        Asked asked = ask("ann", "Tell me about tunnels");
        ask("ann", "Tell me about tunnels");
        rate(asked, -1);
        learned();
        assertThat(tallies()).contains("style=").doesNotContain("left.", "regenerated.", "disliked.");
    }

    @Test
    void whoSwitchedEverythingOffLeavesNothing() throws Exception {
        Asked asked = ask("ann", "Tell me about tunnels");
        learned();
        ask("ann", "Tell me about bridges");
        change(ControlsPatch.of(Personalization.OFF));
        String before = redis.contents("*:ann}:habits");
        answersInPart(LONG);
        leaveOnce("Tell me about bridges", "word word", false);
        assertThat(post(asked, -1).statusCode()).isEqualTo(409);
        learned();
        assertThat(redis.contents("*:ann}:habits")).isEqualTo(before);
        assertThat(redis.keys("*:ann}:recent")).isZero();
    }

    private record Asked(String trace, String body) {}

    private void answers(String text) {
        upstream.plays((request, body) ->
                ScriptedUpstream.events(request).end(ScriptedUpstream.event(text) + "data: [DONE]\n\n"));
    }

    private void answersInPart(String text) {
        upstream.plays((request, body) -> ScriptedUpstream.events(request).write(ScriptedUpstream.event(text)));
    }

    private void leaves(String thing) throws IOException {
        answersInPart(LONG);
        leaveOnce("Tell me about " + thing, "word word", true);
        learned();
        answers(LONG);
    }

    /** Reads the answer up to a text and is gone; returns once that is known. */
    private void leaveOnce(String message, String upTo, boolean isKept) throws IOException {
        int before = upstream.brokenOff();
        long known = left();
        try (RawClient raw = new RawClient(proxy.port())) {
            raw.post(Running.CHAT, "Attune-User: ann\r\n", body(message));
            raw.readUntil(upTo);
            raw.leave();
        }
        Eventually.holds("upstream loses it", () -> upstream.brokenOff() > before);
        if (isKept) {
            Eventually.holds("it is kept", () -> left() > known);
        }
    }

    private long left() {
        return await(profiles.traces().list(ANN, new Page.Request(100, null))).items().stream()
                .filter(trace -> trace.outcome() == Answer.Outcome.LEFT)
                .count();
    }

    private String toldOf(String thing) throws Exception {
        answers(LONG);
        return ask("ann", "Tell me about " + thing).body;
    }

    private static String body(String message) {
        return new JsonObject()
                .put("model", "m")
                .put("stream", true)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", message)))
                .encode();
    }

    private Asked ask(String user, String message) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(Running.CHAT))
                .timeout(Duration.ofSeconds(20))
                .header("Attune-User", user)
                .POST(HttpRequest.BodyPublishers.ofString(body(message)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        var received = upstream.received();
        return new Asked(
                answer.headers().firstValue("Attune-Trace").orElseThrow(),
                received.get(received.size() - 1).body().toString());
    }

    private void rate(Asked asked, double rating) throws Exception {
        Trace trace = Eventually.get(() -> await(profiles.traces().find(Person.DEFAULT_TENANT, asked.trace)));
        assertThat(trace.person()).isEqualTo(ANN);
        assertThat(post(asked, rating).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(Asked asked, double rating) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/attune/v1/feedback"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                        .put("trace", asked.trace)
                        .put("rating", rating)
                        .encode()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + proxy.port() + path);
    }

    /** Ratings and answers are told apart by the second. */
    private static void aSecondLater() {
        long now = Instant.now().getEpochSecond();
        Eventually.holds("a second is over", () -> Instant.now().getEpochSecond() > now);
    }

    private void learned() {
        await(profiles.learning().drain());
    }

    private String tallies() {
        return redis.contents("*:ann}:habits");
    }

    private String traits() {
        return await(profiles.people().find(ANN)).traits().toString();
    }

    private void change(ControlsPatch patch) {
        await(profiles.people().change(ANN, patch, new Edit(Author.PERSON, "test", null)));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
