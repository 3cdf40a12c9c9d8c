package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** History and traces. */
final class HistoryCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyChangeIsThereNewestFirst() {
        server.patch("/users/anna/controls", "{\"intensity\":\"full\"}");
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");

        var first = server.get("/users/anna/history?limit=1");
        var second = server.get("/users/anna/history?limit=1&cursor=" + first.text("/cursor"));

        assertThat(first.text("/items/0/what")).isEqualTo("edited");
        assertThat(first.text("/items/0/facet")).isEqualTo("content");
        assertThat(second.text("/items/0/what")).isEqualTo("toggled");
        assertThat(second.body().at("/items/0/facet").isNull()).isTrue();
        assertThat(second.text("/items/0/before/intensity")).isEqualTo("balanced");
        assertThat(second.text("/items/0/after/intensity")).isEqualTo("full");
    }

    @Test
    void aChangeIsUndoneOnce() {
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");

        var undone = server.post("/users/anna/history/1-0/undo", "", "Attune-By", "person");
        var again = server.post("/users/anna/history/1-0/undo", "");

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.text("/what")).isEqualTo("undone");
        assertThat(undone.text("/undoes")).isEqualTo("1-0");
        assertThat(undone.text("/by")).isEqualTo("person");
        assertThat(server.get("/users/anna").body().get("memories")).isEmpty();
        assertThat(again.status()).isEqualTo(409);
        assertThat(server.post("/users/anna/history/9-9/undo", "").status()).isEqualTo(404);
    }

    @Test
    void tracesAreListedAndFound() {
        profiles.keep(Examples.trace("t1", "anna"));

        var listed = server.get("/users/anna/traces");
        var found = server.get("/traces/t1");

        assertThat(listed.body().at("/items/0")).isEqualTo(found.body());
        assertThat(found.text("/user")).isEqualTo("anna");
        assertThat(found.text("/verdict")).isEqualTo("applied; standing=1; recalled=0");
        assertThat(found.text("/injected/0/place")).isEqualTo("standing");
        assertThat(found.body().has("person")).isFalse();
        assertThat(server.get("/traces/t2").status()).isEqualTo(404);
        assertThat(server.get("/traces/t1", "Attune-Tenant", "acme").status()).isEqualTo(404);
    }
}
