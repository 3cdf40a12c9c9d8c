package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is as large as it may be, and what is larger by one, under the usual settings. */
final class ManageLimitsTest {

    private static final String MEMORIES = "/users/anna/memories";
    private static final String TURNS = "/users/anna/turns";
    private static final String TURN = "{\"id\":\"t1\",\"role\":\"user\",\"content\":\"I like tea\"}";

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aBodyHasEightMebibytes() {
        String start = "{\"text\":\"likes tea\"";
        String body = start + " ".repeat((8 << 20) - start.length() - 1) + "}";

        assertThat(server.post(MEMORIES, body).status()).isEqualTo(201);
        var larger = server.post(MEMORIES, body + " ");
        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.code()).isEqualTo("too-large");
    }

    @Test
    void aBodyIsAThousandLevelsDeep() {
        // The object around it is a level too.
        assertThat(server.post(TURNS, nested(999)).status()).isEqualTo(202);
        var deeper = server.post(TURNS, nested(1_000));
        assertThat(deeper.status()).isEqualTo(400);
        assertThat(deeper.field()).isEqualTo("body");
    }

    @Test
    void theIdOfATurnHas200Characters() {
        assertThat(server.post(TURNS, transcript("c1", TURN.replace("t1", "t".repeat(200))))
                        .status())
                .isEqualTo(202);
        var longer = server.post(TURNS, transcript("c1", TURN.replace("t1", "t".repeat(201))));
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.field()).isEqualTo("turns[0].id");
    }

    @Test
    void theNameOfAConversationHas256Characters() {
        assertThat(server.post(TURNS, transcript("c".repeat(256), TURN)).status())
                .isEqualTo(202);
        var longer = server.post(TURNS, transcript("c".repeat(257), TURN));
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.field()).isEqualTo("conversation");
    }

    @Test
    void soItHasInAPreview() {
        server.post(MEMORIES, "{\"text\":\"likes tea\"}");
        String request = "{\"conversation\":\"%s\",\"input\":\"Tea?\"}";

        assertThat(server.post("/users/anna/preview", request.formatted("c".repeat(256)))
                        .status())
                .isEqualTo(200);
        var longer = server.post("/users/anna/preview", request.formatted("c".repeat(257)));
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.field()).isEqualTo("conversation");
    }

    @Test
    void oneCallTeaches5000Turns() {
        assertThat(server.post(TURNS, transcript("c1", turns(5_000))).status()).isEqualTo(202);
        var more = server.post(TURNS, transcript("c1", turns(5_001)));
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.field()).isEqualTo("turns");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void aPartOfAListIsAsLongAsIsAskedFor(int limit) {
        for (int number = 0; number < 2; number++) {
            server.post(MEMORIES, "{\"text\":\"likes tea " + number + "\"}");
        }

        assertThat(server.get(MEMORIES + "?limit=" + limit).body().get("items")).hasSize(Math.min(2, limit));
    }

    @Test
    void aPartOfAListHasNoMoreThan500() {
        assertThat(server.get(MEMORIES + "?limit=501").field()).isEqualTo("limit");
    }

    @Test
    void aQuestionHas32000Characters() {
        server.post(MEMORIES, "{\"text\":\"likes tea\"}");

        assertThat(recall("x".repeat(32_000)).status()).isEqualTo(200);
        var longer = recall("x".repeat(32_001));
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.field()).isEqualTo("query");
    }

    @ParameterizedTest
    @CsvSource({"1, 201", "720, 201", "0, 400", "721, 400"})
    void aLinkOpensThePageForUpTo720Hours(int hours, int status) {
        server.patch("/users/anna/controls", "{\"personalization\":\"on\"}");

        assertThat(server.post("/users/anna/links", "{\"hours\":" + hours + "}").status())
                .isEqualTo(status);
    }

    private ManageServer.Reply recall(String query) {
        return server.post("/users/anna/recall", "{\"query\":\"" + query + "\"}");
    }

    private static String nested(int depth) {
        return transcript("c1", TURN).replaceFirst("\\{", "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + ",");
    }

    private static String turns(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> TURN.replace("t1", "t" + each))
                .collect(Collectors.joining(","));
    }

    private static String transcript(String conversation, String turns) {
        return "{\"conversation\":\"" + conversation + "\",\"turns\":[" + turns + "]}";
    }
}
