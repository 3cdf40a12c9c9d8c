package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.Eventually;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API on the real front door and a real Redis. */
final class FrontDoorTest {

    private static final RedisFixture REDIS = RedisFixture.open();

    private final Profiles profiles = Profiles.open(ProfilesSettings.of(REDIS.url(), new ConfigFiles(Path.of("none"))));
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
        profiles.close();
        REDIS.flush();
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Test
    void whatIsTaughtIsLearnedShownAndApplied() {
        var taught = server.post("/users/anna/turns?wait=true", transcript("I am allergic to peanuts."));
        assertThat(taught.status()).isEqualTo(200);
        assertThat(taught.body().get("learned")).isNotEmpty();
        assertThat(taught.text("/learned/0/evidence/0/quote")).contains("allergic to peanuts");

        assertThat(server.get("/users/anna").body().get("memories")).isNotEmpty();
        assertThat(server.get("/users").text("/items/0/user")).isEqualTo("anna");
        assertThat(server.get("/users/anna/history").text("/items/0/by")).isEqualTo("learner");
        assertThat(server.get("/learning").text("/backlog")).isEqualTo("0");
        var preview = server.post("/users/anna/preview", "{\"input\":\"Suggest a snack with peanuts\"}");
        assertThat(preview.text("/standing")).contains("peanuts");
        assertThat(preview.text("/trace/verdict")).startsWith("applied");
        assertThat(preview.body().at("/request/input/0/content").asText()).isEqualTo(preview.text("/standing"));
    }

    @Test
    void theSameTranscriptTeachesOnce() {
        server.post("/users/anna/turns?wait=true", transcript("I live in Bern."));
        var history = server.get("/users/anna/history").body();

        var again = server.post("/users/anna/turns?wait=true", transcript("I live in Bern."));

        assertThat(again.body().get("learned")).isEmpty();
        assertThat(server.get("/users/anna/history").body()).isEqualTo(history);
    }

    @Test
    void aMemoryIsAddedEditedRetiredAndBroughtBack() {
        String path = "/users/team%2Fanna/memories/"
                + server.post("/users/team%2Fanna/memories", "{\"text\":\"likes tea\",\"kind\":\"preference\"}")
                        .text("/id");

        assertThat(server.patch(path, "{\"text\":\"likes green tea\"}", "If-Match", "1")
                        .text("/text"))
                .isEqualTo("likes green tea");
        assertThat(server.patch(path, "{\"text\":\"likes milk\"}", "If-Match", "1")
                        .status())
                .isEqualTo(409);
        assertThat(server.delete(path).text("/status")).isEqualTo("retired");
        String retired = server.get("/users/team%2Fanna/history").text("/items/0/id");
        var undone = server.post("/users/team%2Fanna/history/" + retired + "/undo", "");

        assertThat(undone.text("/undoes")).isEqualTo(retired);
        assertThat(server.get(path).text("/status")).isEqualTo("active");
        assertThat(server.post("/users/team%2Fanna/history/" + retired + "/undo", "")
                        .status())
                .isEqualTo(409);
        assertThat(server.get("/users/team%2Fanna/history?limit=2").text("/cursor"))
                .isNotEmpty();
        assertThat(server.get("/users/team%2Fanna/memories/mnothing").status()).isEqualTo(404);
        assertThat(server.post("/users/team%2Fanna/history/9-9/undo", "").status())
                .isEqualTo(404);
    }

    @Test
    void recallBringsUpWhatMatters() {
        server.post("/users/anna/memories", "{\"text\":\"Anna's dog is called Rex\"}");
        server.post("/users/anna/memories", "{\"text\":\"Anna works as a nurse\"}");

        var found = server.post("/users/anna/recall", "{\"query\":\"What is the name of my dog?\"}");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("/items/0/text")).contains("Rex");
    }

    @Test
    void switchesAreKeptAndErasingLeavesNothing() {
        server.patch("/users/anna/controls", "{\"personalization\":\"off\",\"sensitive\":{\"health\":\"ask\"}}");
        assertThat(server.get("/users/anna/controls").text("/personalization")).isEqualTo("off");
        assertThat(server.get("/users/anna/controls").text("/sensitive/health")).isEqualTo("ask");

        var receipt = server.delete("/users/anna");

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.text("/history")).isEqualTo("1");
        assertThat(server.get("/users/anna/controls").status()).isEqualTo(404);
        assertThat(server.delete("/users/anna").status()).isEqualTo(404);
    }

    @Test
    void aPersonIsCarriedFromOneToAnother() {
        server.post("/users/anna/turns?wait=true", transcript("I am allergic to peanuts."));
        server.post("/users/anna/memories", "{\"text\":\"likes tea\",\"kind\":\"preference\"}");
        server.patch("/users/anna/controls", "{\"intensity\":\"subtle\"}");
        String document = server.get("/users/anna/export").body().toString();

        var brought = server.post("/users/ben/import", document);

        assertThat(brought.status()).isEqualTo(200);
        assertThat(brought.text("/imported/0/what")).isEqualTo("imported");
        assertThat(server.get("/users/ben/memories").body())
                .isEqualTo(server.get("/users/anna/memories").body());
        assertThat(server.get("/users/ben/controls").body())
                .isEqualTo(server.get("/users/anna/controls").body());
        assertThat(server.post("/users/ben/import", document).body().get("imported"))
                .isEmpty();
        server.delete("/users/anna");
        server.post("/users/anna/import", document);
        assertThat(server.get("/users/anna/memories").body())
                .isEqualTo(server.get("/users/ben/memories").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"format\":\"another\",\"profile\":{}}",
                "{\"format\":\"attune-person-1\"}",
                "{\"format\":\"attune-person-1\",\"profile\":{\"memories\":[{\"id\":\"m1\"}]}}",
                "{\"format\":\"attune-person-1\",\"profile\":{\"controls\":{\"intensity\":\"loud\"}}}"
            })
    void whatIsNoExportIsNotTakenIn(String document) {
        var refused = server.post("/users/ben/import", document);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/field")).isNotEmpty();
        assertThat(server.get("/users/ben").status()).isEqualTo(404);
    }

    @Test
    void somebodyUnknownIsNotFound() {
        for (String part :
                new String[] {"", "/memories", "/memories/m1", "/history", "/traces", "/controls", "/export"}) {
            assertThat(server.get("/users/nobody" + part).status()).as(part).isEqualTo(404);
        }
        assertThat(server.get("/traces/tnothing").status()).isEqualTo(404);
        assertThat(server.post("/users/nobody/preview", "{\"input\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(server.post("/users/nobody/recall", "{\"query\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void changesArriveAsEvents() throws Exception {
        InputStream stream = server.client()
                .send(server.request("/events").build(), BodyHandlers.ofInputStream())
                .body();
        try (BufferedReader events = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");

            String line = events.readLine();
            while (line != null && !line.startsWith("data: ")) {
                line = events.readLine();
            }
            assertThat(line).contains("\"user\":\"anna\"").contains("likes tea");
        }
    }

    @Test
    void listsComePageByPage() {
        for (int number = 0; number < 5; number++) {
            server.post("/users/anna/memories", "{\"text\":\"likes tea number " + number + "\"}");
            server.post("/users/person-" + number + "/memories", "{\"text\":\"likes tea\"}");
        }
        for (String list : new String[] {"/users/anna/memories", "/users/anna/history", "/users?query=person-"}) {
            assertThat(walk(list)).as(list).hasSize(5).doesNotHaveDuplicates();
        }
    }

    private List<String> walk(String list) {
        String separator = list.contains("?") ? "&" : "?";
        List<String> items = new ArrayList<>();
        String cursor = "";
        do {
            var page = server.get(list + separator + "limit=2" + cursor);
            page.body().get("items").forEach(item -> items.add(item.toString()));
            cursor = page.body().get("cursor").isNull() ? "" : "&cursor=" + page.text("/cursor");
        } while (!cursor.isEmpty());
        return items;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/anna/memories", "/users/anna/history", "/users/anna/traces"})
    void aCursorThatIsNoneIsBadInput(String list) {
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");

        for (String cursor :
                new String[] {"", "x", "-1", "1-x", "99999999999999999999", "%F0%9F%8C%BB", "(", "*", "%20"}) {
            var page = server.get(list + "?cursor=" + cursor);
            assertThat(page.status()).as(list + " " + cursor).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-9",
                "0-0",
                "x",
                "-",
                "1-0-0",
                "%2A",
                "%F0%9F%8C%BB",
                "99999999999999999999-0",
                "1-99999999999999999999"
            })
    void anIdThatIsNoneIsNotFound(String id) {
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");

        assertThat(server.post("/users/anna/history/" + id + "/undo", "").status())
                .isEqualTo(404);
        assertThat(server.get("/users/anna/memories/" + id).status()).isEqualTo(404);
        assertThat(server.get("/traces/" + id).status()).isEqualTo(404);
    }

    @Test
    void aPastMomentIsRebuilt() {
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");
        String moment = server.get("/users/anna").text("/updatedAt");
        Eventually.holds(
                "the clock moves on",
                () -> Instant.now().isAfter(Instant.parse(moment).plusMillis(1)));
        server.post("/users/anna/memories", "{\"text\":\"likes coffee\"}");

        assertThat(server.get("/users/anna?at=" + moment).body().get("memories"))
                .hasSize(1);
        assertThat(server.get("/users/anna?at=2000-01-01T00:00:00Z").body().get("memories"))
                .isEmpty();
    }

    @Test
    void aStoreThatGoesAwayIsSaidToBeAwayAndComesBack() {
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");
        REDIS.stop();
        try {
            for (String path : new String[] {"/users", "/users/berta", "/users/berta/memories", "/traces/t1"}) {
                assertThat(server.get(path).status()).as(path).isEqualTo(503);
            }
            assertThat(server.post("/users/anna/memories", "{\"text\":\"x\"}").status())
                    .isEqualTo(503);
            assertThat(server.patch("/users/anna/controls", "{\"personalization\":\"off\"}")
                            .status())
                    .isEqualTo(503);
        } finally {
            REDIS.start();
        }
        Eventually.holds("the store is back", () -> server.get("/users").status() == 200);
    }

    private static String transcript(String content) {
        return "{\"conversation\":\"c1\",\"turns\":[{\"id\":\"1\",\"role\":\"user\",\"content\":\"" + content
                + "\",\"at\":\"2026-01-01T10:00:00Z\"}]}";
    }
}
