package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.PersonLinks;
import dev.attune.profile.model.Person;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkCallsTest {

    private static final String LINKS = "/users/anna/links";
    private static final String BASE = "https://console.example/attune" + PersonLinks.PATH;
    private static final Person ANNA = new Person("default", "anna");

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @BeforeEach
    void know() {
        server.patch("/users/anna/controls", "{\"personalization\":\"on\"}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aLinkIsMadeForADayUnlessItSaysOtherwise() {
        var made = server.post(LINKS, "");
        Duration life = Duration.between(Instant.now(), Instant.parse(made.text("/expiresAt")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/url")).startsWith(BASE);
        assertThat(life).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(opened(made.text("/url"))).isEqualTo(ANNA);

        var week = server.post(LINKS, "{\"hours\":168,\"language\":\"de\"}");
        assertThat(Instant.parse(week.text("/expiresAt"))).isAfter(Instant.now().plus(Duration.ofHours(167)));
    }

    @Test
    void endingThemEndsThoseThatWereMade() {
        String url = server.post(LINKS, "{}").text("/url");
        assertThat(server.delete(LINKS).status()).isEqualTo(200);

        assertThat(ManageServer.links(profiles)
                        .open(url.substring(BASE.length()))
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        assertThat(opened(server.post(LINKS, "{}").text("/url"))).isEqualTo(ANNA);
    }

    @Test
    void thereIsNoLinkToWhoIsUnknownOrOfAnotherTenant() {
        assertThat(server.post("/users/nobody/links", "{}").status()).isEqualTo(404);
        assertThat(server.post(LINKS, "{}", "Attune-Tenant", "acme").status()).isEqualTo(404);
        assertThat(server.delete("/users/nobody/links").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"hours\":0}|hours",
                "{\"hours\":721}|hours",
                "{\"hours\":\"1\"}|hours",
                "{\"language\":\"tlh\"}|language",
                "{\"days\":1}|days"
            })
    void whatCannotBeIsRefusedWithTheField(String body, String field) {
        var refused = server.post(LINKS, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/field")).isEqualTo(field);
    }

    private Person opened(String url) {
        return ManageServer.links(profiles)
                .open(url.substring(BASE.length()))
                .toCompletableFuture()
                .join()
                .orElseThrow()
                .person();
    }
}
