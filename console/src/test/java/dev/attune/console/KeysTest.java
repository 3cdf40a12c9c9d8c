package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.AppKey;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys for apps, as an admin makes and ends them. */
final class KeysTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor admin;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        console = new Running(profiles);
        admin = new Visitor(console.origin()).signedIn();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void aKeyIsShownOnceAndRevokedForGood() {
        assertThat(admin.get("/keys").body()).contains("No keys yet");

        HttpResponse<String> made = admin.submit(
                "/keys",
                "/keys",
                Map.of(
                        "name",
                        "Shop",
                        "tenant",
                        "default",
                        "upstream",
                        "claude",
                        "requestsPerMinute",
                        "60",
                        "headerUser",
                        "on"));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("atn_secret-of-k0", "shown this once");
        assertThat(profiles.keys.get(0).scope())
                .isEqualTo(new AppKey.Scope("default", "claude", false, true, new AppKey.Limits(60, null, null)));

        String list = admin.get("/keys").body();
        assertThat(list)
                .contains("Shop", "only to claude, person by header alone, at most 60 requests a minute", "never")
                .doesNotContain("secret-of-k0");

        HttpResponse<String> ended = admin.submit("/keys", "/keys/default/k0/revoke", Map.of());
        assertThat(ended.headers().firstValue("location")).hasValue("/keys?notice=revoked");
        assertThat(profiles.keys.get(0).isRevoked()).isTrue();
        assertThat(admin.get("/keys").body()).contains(">revoked</span>").doesNotContain("Revoke for good");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', must not be empty",
        "tenant, a/b, 'must be 1 to 64 letters, digits, dots, dashes or underscores'",
        "upstream, a b, 'must be 1 to 64 letters, digits, dots, dashes or underscores'",
        "requestsPerMinute, many, must be a whole number of at least 1",
        "personRequestsPerMinute, 0, must be a whole number of at least 1",
        "bodyBytes, -1, must be a whole number of at least 1"
    })
    void whatCannotBeIsSaidAtItsFieldAndStaysTyped(String field, String value, String problem) {
        Map<String, String> form = new HashMap<>(Map.of("name", "Shop \"1\"", "tenant", "acme"));
        form.put(field, value);

        HttpResponse<String> answer = admin.submit("/keys", "/keys", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"" + field + "-problem\"", problem, "aria-describedby=\"" + field + "-problem\"")
                .contains("value=\"" + value + "\"");
        if (!field.equals("name")) {
            assertThat(answer.body()).contains("value=\"Shop &quot;1&quot;\"");
        }
        assertThat(profiles.keys).isEmpty();
    }

    @Test
    void markupInEveryFieldStaysText() {
        String attack = "\"><script>alert(1)</script>";
        for (String field : java.util.List.of(
                "name", "tenant", "upstream", "requestsPerMinute", "personRequestsPerMinute", "bodyBytes")) {
            Map<String, String> form = new HashMap<>(Map.of("name", "Shop", "tenant", "default"));
            form.put(field, attack);
            assertThat(admin.submit("/keys", "/keys", form).body()).as(field).doesNotContain("<script>alert");
        }
        assertThat(admin.get("/keys").body()).contains("&lt;script&gt;");
    }

    @Test
    void aKeyOfAnotherTenantIsNotFound() {
        admin.submit("/keys", "/keys", Map.of("name", "Shop", "tenant", "acme"));

        assertThat(admin.get("/keys").body()).doesNotContain("Shop");
        assertThat(admin.get("/keys?tenant=acme").body()).contains("Shop");
        assertThat(admin.submit("/keys", "/keys/default/k0/revoke", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(profiles.keys.get(0).isRevoked()).isFalse();
    }
}
