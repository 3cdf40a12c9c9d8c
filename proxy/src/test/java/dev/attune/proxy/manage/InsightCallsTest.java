package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranking, engagement, interests. */
final class InsightCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @BeforeEach
    void remember() {
        server.post("/users/anna/memories", "{\"text\":\"likes chess\"}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRankedListHasEveryItemWithItsReason() {
        var reply =
                server.post("/users/anna/rank", "{\"items\":[{\"id\":\"a\",\"text\":\"A board\"}],\"explore\":0.5}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/items/0/id")).isEqualTo("a");
        assertThat(reply.text("/items/0/score")).isEqualTo("0.5");
        assertThat(reply.text("/items/0/reason")).isEqualTo("because you like chess");
        assertThat(reply.text("/items/0/serendipity")).isEqualTo("true");
    }

    @Test
    void somebodyUnknownHasListsRankedToo() {
        assertThat(server.post("/users/nobody/rank", "{\"items\":[]}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | items",
                "{\"items\":7} | items",
                "{\"items\":[7]} | items[0]",
                "{\"items\":[{\"text\":\"x\"}]} | items[0].id",
                "{\"items\":[{\"id\":\"a\"}]} | items[0].text",
                "{\"items\":[{\"id\":\"a\",\"text\":\"\"}]} | items[0].text",
                "{\"items\":[{\"id\":\"a\",\"text\":\"x\",\"url\":\"y\"}]} | items[0].url",
                "{\"items\":[{\"id\":\"a\",\"text\":\"x\"},{\"id\":\"a\",\"text\":\"y\"}]} | items[1].id",
                "{\"items\":[],\"explore\":1.5} | explore",
                "{\"items\":[],\"explore\":-0.1} | explore",
                "{\"items\":[],\"explore\":\"some\"} | explore"
            })
    void aListThatCannotBeTakenIsNamed(String body, String field) {
        var reply = server.post("/users/anna/rank", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void aListHasAtMost200Items() {
        assertThat(server.post("/users/anna/rank", items(200)).status()).isEqualTo(200);
        var reply = server.post("/users/anna/rank", items(201));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo("items");
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> "{\"id\":\"i" + at + "\",\"text\":\"x\"}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    @Test
    void engagementSaysWhatItRestsOn() {
        var reply = server.get("/users/anna/engagement");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/nextWindows/0/from")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(reply.text("/cadence/gapHours")).isEqualTo("24.0");
        assertThat(reply.body().at("/proactive/wanted").isNull()).isTrue();
        assertThat(reply.text("/followUps/wanted")).isEqualTo("false");
    }

    @Test
    void interestsComeWithTheirDiversity() {
        var reply = server.get("/users/anna/interests");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/items/0/topic")).isEqualTo("chess");
        assertThat(reply.text("/weeks/0/share")).isEqualTo("0.6");
    }

    @Test
    void aProfileShowsInterestsExpertiseAndInteraction() {
        var reply = server.get("/users/anna");

        assertThat(reply.text("/interests/0/topic")).isEqualTo("chess");
        assertThat(reply.text("/interests/0/share")).isEqualTo("0.4");
        assertThat(reply.text("/expertise/0/level")).isEqualTo("expert");
        assertThat(reply.text("/interaction/timezone")).isEqualTo("Europe/Berlin");
        assertThat(reply.text("/interaction/activeHours/1")).isEqualTo("10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engagement", "interests"})
    void somebodyUnknownIsNotFound(String call) {
        assertThat(server.get("/users/nobody/" + call).status()).isEqualTo(404);
    }
}
