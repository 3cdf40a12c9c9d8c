package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void switchingCreatesThePersonAndLeavesTheRestAsItIs() {
        var changed = server.patch("/users/anna/controls", "{\"personalization\":\"off\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/personalization")).isEqualTo("off");
        assertThat(changed.text("/intensity")).isEqualTo("balanced");
        assertThat(server.get("/users/anna/controls").body()).isEqualTo(changed.body());
    }

    @Test
    void everySwitchCanBeChanged() {
        var changed = server.patch(
                "/users/anna/controls",
                "{\"facets\":{\"style\":{\"learn\":false},\"recommendation\":{\"apply\":false}},"
                        + "\"intensity\":\"subtle\",\"sensitive\":{\"health\":\"ask\",\"minors\":\"never\"}}");

        assertThat(changed.text("/facets/style/learn")).isEqualTo("false");
        assertThat(changed.text("/facets/style/apply")).isEqualTo("true");
        assertThat(changed.text("/facets/recommendation/apply")).isEqualTo("false");
        assertThat(changed.text("/facets/content/apply")).isEqualTo("true");
        assertThat(changed.text("/intensity")).isEqualTo("subtle");
        assertThat(changed.text("/sensitive/health")).isEqualTo("ask");
        assertThat(changed.text("/sensitive/minors")).isEqualTo("never");
        assertThat(changed.text("/sensitive/religion")).isEqualTo("stated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"personalisation\":\"off\"} | personalisation",
                "{\"personalization\":\"OFF\"} | personalization",
                "{\"personalization\":true} | personalization",
                "{\"personalization\":null} | personalization",
                "{\"facets\":[]} | facets",
                "{\"facets\":{\"mood\":{}}} | facets.mood",
                "{\"facets\":{\"style\":true}} | facets.style",
                "{\"facets\":{\"style\":{\"lern\":true}}} | facets.style.lern",
                "{\"facets\":{\"style\":{\"learn\":\"yes\"}}} | facets.style.learn",
                "{\"sensitive\":{\"health\":\"always\"}} | sensitive.health",
                "{\"sensitive\":{\"health\":null}} | sensitive.health",
                "{\"sensitive\":{\"shoes\":\"ask\"}} | sensitive.shoes",
                "{\"intensity\":7} | intensity",
                "[] | body",
                "{ | body",
                "{} {} | body",
                "{\"intensity\":\"full\",\"intensity\":\"subtle\"} | body",
                "`` | body"
            })
    void whatCannotBeTakenIsNamedAndChangesNothing(String body, String field) {
        var reply = server.patch("/users/anna/controls", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.text("/error/message")).startsWith(field + " ");
        assertThat(profiles.known).isEmpty();
    }

    @Test
    void aBodyIsTakenWhateverItsContentTypeSays() {
        var reply = server.patch(
                "/users/anna/controls",
                "{\"intensity\":\"full\"}",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(reply.text("/intensity")).isEqualTo("full");
    }
}
