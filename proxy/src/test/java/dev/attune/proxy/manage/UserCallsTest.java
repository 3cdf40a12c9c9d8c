package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aProfileHoldsEveryPartOfIt() {
        remember("anna", "lives in Bern");

        var reply = server.get("/users/anna");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().fieldNames())
                .toIterable()
                .containsExactly(
                        "user",
                        "version",
                        "stage",
                        "updatedAt",
                        "memories",
                        "style",
                        "interests",
                        "expertise",
                        "interaction",
                        "controls");
        assertThat(reply.text("/user")).isEqualTo("anna");
        assertThat(reply.text("/stage")).isEqualTo("learning");
        assertThat(reply.text("/memories/0/text")).isEqualTo("lives in Bern");
        assertThat(reply.body().at("/memories/0").has("supersedes")).isFalse();
        assertThat(reply.text("/controls/facets/content/learn")).isEqualTo("true");
        assertThat(reply.text("/controls/sensitive/health")).isEqualTo("stated");
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/memories", "/memories/m1", "/history", "/traces", "/controls"})
    void somebodyUnknownIsNotFound(String part) {
        var reply = server.get("/users/nobody" + part);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not-found");
        assertThat(profiles.known).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team/anna",
                "a+b",
                "a b",
                "%2F",
                "100%",
                "Zoë 🌻",
                "..",
                ".",
                "a?b#c",
                "a%20b",
                "x:y@z;w=1",
                "\"quoted\"",
                "a\\b"
            })
    void anIdIsDecodedExactlyOnce(String id) {
        remember(id, "likes tea");

        assertThat(profiles.known).containsOnlyKeys(new Person("default", id));
        assertThat(server.get("/users/" + encoded(id)).text("/user")).isEqualTo(id);
    }

    @Test
    void aPlusInAPathIsAPlus() {
        remember("a+b", "likes tea");

        assertThat(server.get("/users/a+b").text("/user")).isEqualTo("a+b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%0Ab", "%FF", "%C3", "%20", "%ED%A0%80"})
    void anIdThatCannotBeOneIsRefused(String encoded) {
        var reply = server.get("/users/" + encoded);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid-input");
        assertThat(reply.field()).isEqualTo("user");
    }

    @Test
    void anIdHasAtMost256Characters() {
        assertThat(server.get("/users/" + "a".repeat(256)).status()).isEqualTo(404);
        assertThat(server.get("/users/" + "a".repeat(257)).status()).isEqualTo(400);
    }

    @Test
    void peopleAreListedPageByPage() {
        for (String id : new String[] {"anna", "berta", "carl"}) {
            remember(id, "likes tea");
        }

        var first = server.get("/users?limit=2");
        var second = server.get("/users?limit=2&cursor=" + first.text("/cursor"));

        assertThat(first.body().get("items")).hasSize(2);
        assertThat(second.body().get("items")).hasSize(1);
        assertThat(second.body().get("cursor").isNull()).isTrue();
        assertThat(first.text("/items/0/memories")).isEqualTo("1");
    }

    @Test
    void peopleAreFoundByAPartOfTheirId() {
        remember("team/anna", "likes tea");
        remember("carl", "likes tea");

        assertThat(server.get("/users?query=team%2F").body().get("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=many", "limit=1.5", "limit=99999999999"})
    void aLimitIsBetween1And500(String query) {
        var reply = server.get("/users?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("limit");
    }

    @Test
    void aPastMomentIsRebuilt() {
        remember("anna", "likes tea");
        String moment = server.get("/users/anna").text("/updatedAt");
        Eventually.holds("the clock moves on", () -> Instant.now().isAfter(Instant.parse(moment)));
        remember("anna", "likes coffee");

        assertThat(server.get("/users/anna?at=" + moment).body().get("memories"))
                .hasSize(1);
        assertThat(server.get("/users/anna").body().get("memories")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-01", "2026-13-01T00:00:00Z", "%2B1000000000-12-31T23:59:59Z", ""})
    void aBadTimeNamesTheParameter(String time) {
        var reply = server.get("/users/anna?at=" + time);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("at");
    }

    @Test
    void erasingAnswersAReceiptAndLeavesNothing() {
        remember("anna", "likes tea");

        var receipt = server.delete("/users/anna");

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.text("/user")).isEqualTo("anna");
        assertThat(receipt.text("/memories")).isEqualTo("1");
        assertThat(server.get("/users/anna").status()).isEqualTo(404);
        assertThat(server.delete("/users/anna").status()).isEqualTo(404);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}", "Attune-Tenant", "acme");

        assertThat(server.get("/users/anna").status()).isEqualTo(404);
        assertThat(server.get("/users").body().get("items")).isEmpty();
        assertThat(server.get("/users/anna", "Attune-Tenant", "acme").status()).isEqualTo(200);
        assertThat(server.get("/users", "Attune-Tenant", "a/b").field()).isEqualTo("tenant");
    }

    private void remember(String id, String text) {
        var reply = server.post("/users/" + encoded(id) + "/memories", "{\"text\":\"" + text + "\"}");
        assertThat(reply.status()).isEqualTo(201);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
    }
}
