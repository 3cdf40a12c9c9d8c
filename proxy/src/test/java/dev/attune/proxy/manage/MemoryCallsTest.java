package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemoryCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "preference, content",
        "constraint, content",
        "fact, content",
        "identity, content",
        "episode, content",
        "instruction, style",
        "interest, recommendation"
    })
    void theFacetFollowsFromTheKind(String kind, String facet) {
        var reply = add("{\"text\":\"likes tea\",\"kind\":\"" + kind + "\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("/facet")).isEqualTo(facet);
    }

    @Test
    void textAloneIsEnough() {
        var reply = add("{\"text\":\"likes tea\"}");

        assertThat(reply.text("/kind")).isEqualTo("fact");
        assertThat(reply.text("/facet")).isEqualTo("content");
        assertThat(reply.text("/importance")).isEqualTo("0.5");
        assertThat(reply.text("/origin")).isEqualTo("edited");
    }

    @Test
    void whatIsGivenIsKept() {
        var reply = add("{\"text\":\"allergic to nuts\",\"kind\":\"constraint\",\"facet\":\"recommendation\","
                + "\"importance\":1,\"sensitive\":\"health\",\"validUntil\":\"2030-01-01T00:00:00Z\"}");

        assertThat(reply.text("/facet")).isEqualTo("recommendation");
        assertThat(reply.text("/importance")).isEqualTo("1.0");
        assertThat(reply.text("/sensitive")).isEqualTo("health");
        assertThat(reply.text("/validUntil")).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void aMemoryCanBeCopiedAsItWasRead() {
        var original = add("{\"text\":\"likes tea\"}");

        var copy = server.post("/users/berta/memories", original.body().toString());

        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.text("/text")).isEqualTo("likes tea");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | text",
                "{\"text\":null} | text",
                "{\"text\":7} | text",
                "{\"text\":\"  \"} | text",
                "{\"text\":\"a\\u0000b\"} | text",
                "{\"text\":\"a\\ud800b\"} | text",
                "{\"text\":\"tea\",\"kind\":\"wish\"} | kind",
                "{\"text\":\"tea\",\"importance\":2} | importance",
                "{\"text\":\"tea\",\"importance\":\"high\"} | importance",
                "{\"text\":\"tea\",\"importence\":1} | importence",
                "{\"text\":\"tea\",\"validUntil\":\"soon\"} | validUntil",
                "{\"text\":\"tea\",\"sensitive\":\"tea\"} | sensitive",
                "\"tea\" | body"
            })
    void whatCannotBeTakenIsNamed(String body, String field) {
        var reply = add(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(profiles.known).isEmpty();
    }

    @Test
    void aTextHasAtMost4000Characters() {
        assertThat(add("{\"text\":\"" + "a".repeat(4_000) + "\"}").status()).isEqualTo(201);
        assertThat(add("{\"text\":\"" + "a".repeat(4_001) + "\"}").status()).isEqualTo(400);
    }

    @Test
    void aMemoryIsReadChangedAndRetired() {
        String path = "/users/anna/memories/" + add("{\"text\":\"likes tea\"}").text("/id");

        var edited = server.patch(path, "{\"text\":\"likes green tea\",\"importance\":0.9}");
        var read = server.get(path);
        var retired = server.delete(path);

        assertThat(edited.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(edited.body());
        assertThat(read.text("/text")).isEqualTo("likes green tea");
        assertThat(retired.status()).isEqualTo(200);
        assertThat(retired.text("/status")).isEqualTo("retired");
        assertThat(server.get("/users/anna/memories?status=active").body().get("items"))
                .isEmpty();
        assertThat(server.get("/users/anna/memories").body().get("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | body",
                "{\"txt\":\"tea\"} | txt",
                "{\"id\":\"m9\"} | id",
                "{\"validUntil\":null} | validUntil",
                "{\"status\":\"gone\"} | status"
            })
    void aPatchThatCannotBeTakenIsNamed(String body, String field) {
        String path = "/users/anna/memories/" + add("{\"text\":\"likes tea\"}").text("/id");

        var reply = server.patch(path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void anUnknownMemoryIsNotFound() {
        add("{\"text\":\"likes tea\"}");

        assertThat(server.get("/users/anna/memories/m99").status()).isEqualTo(404);
        assertThat(server.patch("/users/anna/memories/m99", "{\"text\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(server.delete("/users/anna/memories/m99").status()).isEqualTo(404);
    }

    @Test
    void aChangeOfAnotherVersionIsAConflict() {
        String path = "/users/anna/memories/" + add("{\"text\":\"likes tea\"}").text("/id");

        assertThat(server.patch(path, "{\"text\":\"b\"}", "If-Match", "7").code())
                .isEqualTo("conflict");
        assertThat(server.patch(path, "{\"text\":\"b\"}", "If-Match", "1").status())
                .isEqualTo(200);
        assertThat(server.patch(path, "{\"text\":\"c\"}", "If-Match", "\"2\"").status())
                .isEqualTo(200);
        assertThat(server.patch(path, "{\"text\":\"c\"}", "If-Match", "latest").field())
                .isEqualTo("If-Match");
    }

    @Test
    void theHistorySaysWhoMadeAChange() {
        add("{\"text\":\"likes tea\"}");
        server.post("/users/anna/memories", "{\"text\":\"likes milk\"}", "Attune-By", "person");

        var history = server.get("/users/anna/history");

        assertThat(history.text("/items/0/by")).isEqualTo("person");
        assertThat(history.text("/items/1/by")).isEqualTo("admin");
        assertThat(server.post("/users/anna/memories", "{\"text\":\"x\"}", "Attune-By", "learner")
                        .field())
                .isEqualTo("Attune-By");
    }

    private ManageServer.Reply add(String body) {
        return server.post("/users/anna/memories", body);
    }
}
