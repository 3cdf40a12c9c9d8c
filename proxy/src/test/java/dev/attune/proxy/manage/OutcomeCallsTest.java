package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feedback on answers, and what all of it comes to. */
final class OutcomeCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void feedbackStandsInTheTraceOfItsAnswer() {
        String trace = kept();

        var given = server.post("/feedback", "{\"trace\":\"" + trace + "\",\"rating\":-0.5,\"comment\":\"too long\"}");

        assertThat(given.status()).isEqualTo(200);
        var found = server.get("/traces/" + trace);
        assertThat(found.body().at("/feedback/rating").doubleValue()).isEqualTo(-0.5);
        assertThat(found.text("/feedback/comment")).isEqualTo("too long");
    }

    @Test
    void aTraceWithoutFeedbackHasNone() {
        assertThat(server.get("/traces/" + kept()).body().has("feedback")).isFalse();
    }

    @Test
    void anUnknownTraceIsNotFound() {
        assertThat(server.post("/feedback", "{\"trace\":\"t9\",\"rating\":1}").status())
                .isEqualTo(404);
    }

    @Test
    void theTraceOfAnotherTenantIsNotFound() {
        String trace = kept();

        assertThat(server.post("/feedback", "{\"trace\":\"" + trace + "\",\"rating\":1}", "Attune-Tenant", "acme")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rating\":1}|trace",
                "{\"trace\":\"t1\"}|rating",
                "{\"trace\":\"t1\",\"rating\":1.01}|rating",
                "{\"trace\":\"t1\",\"rating\":-2}|rating",
                "{\"trace\":\"t1\",\"rating\":\"1\"}|rating",
                "{\"trace\":\"t1\",\"rating\":1,\"comment\":5}|comment",
                "{\"trace\":\"t1\",\"rating\":1,\"stars\":5}|stars"
            })
    void whatCannotBeTakenIsNamed(String body, String field) {
        var reply = server.post("/feedback", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void theGroupsAreShownSideBySide() {
        var reply = server.get("/uplift");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().at("/holdout/persons").intValue()).isEqualTo(2);
        assertThat(reply.body().at("/personalized/rating").doubleValue()).isEqualTo(0.5);
        assertThat(reply.body().at("/difference").doubleValue()).isEqualTo(0.5);
        assertThat(reply.body().at("/interval/low").doubleValue()).isEqualTo(0.25);
        assertThat(reply.body().at("/outcomes/leaving/difference").isNull()).isTrue();
    }

    private String kept() {
        var trace = Examples.trace("t1", "anna");
        profiles.keep(trace);
        return trace.id();
    }
}
