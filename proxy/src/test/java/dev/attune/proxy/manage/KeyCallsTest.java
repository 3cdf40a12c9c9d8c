package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theTextOfAKeyIsToldOnce() {
        var made = server.post("/keys", "{\"name\":\"shop\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/key")).isEqualTo(FakeKeys.TEXT);
        assertThat(made.body().at("/bodyUser").booleanValue()).isTrue();
        assertThat(made.body().at("/headerUser").booleanValue()).isTrue();
        assertThat(made.body().at("/upstream").isNull()).isTrue();

        var listed = server.get("/keys");
        assertThat(listed.text("/items/0/id")).isEqualTo(made.text("/id"));
        assertThat(listed.body().toString()).doesNotContain(FakeKeys.TEXT);
    }

    @Test
    void aKeyHasTheScopeThatWasAskedFor() {
        var made = server.post(
                "/keys",
                "{\"name\":\"shop\",\"upstream\":\"local\",\"bodyUser\":false,\"headerUser\":false,"
                        + "\"requestsPerMinute\":10,\"personRequestsPerMinute\":2,\"bodyBytes\":1000}",
                "Attune-Tenant",
                "acme");
        assertThat(made.text("/tenant")).isEqualTo("acme");
        assertThat(made.text("/upstream")).isEqualTo("local");
        assertThat(made.body().at("/bodyUser").booleanValue()).isFalse();
        assertThat(made.body().at("/headerUser").booleanValue()).isFalse();
        assertThat(made.body().at("/requestsPerMinute").intValue()).isEqualTo(10);
        assertThat(made.body().at("/personRequestsPerMinute").intValue()).isEqualTo(2);
        assertThat(made.body().at("/bodyBytes").intValue()).isEqualTo(1000);
        assertThat(server.get("/keys").body().at("/items")).isEmpty();
    }

    @Test
    void aKeyIsRevokedByItsOwnTenantAlone() {
        String id = server.post("/keys", "{\"name\":\"shop\"}").text("/id");
        assertThat(server.delete("/keys/" + id, "Attune-Tenant", "acme").status())
                .isEqualTo(404);
        var revoked = server.delete("/keys/" + id);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.text("/revokedAt")).isNotBlank();
        assertThat(revoked.body().has("key")).isFalse();
        assertThat(server.delete("/keys/k9").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\" \"}|name",
                "{\"name\":\"a\",\"requestsPerMinute\":0}|requestsPerMinute",
                "{\"name\":\"a\",\"bodyBytes\":-1}|bodyBytes",
                "{\"name\":\"a\",\"upstream\":\"a b\"}|upstream",
                "{\"name\":\"a\",\"tenant\":\"acme\"}|tenant"
            })
    void whatCannotBeIsRefusedWithTheField(String body, String field) {
        var refused = server.post("/keys", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(profiles.keys.made).isEmpty();
    }
}
