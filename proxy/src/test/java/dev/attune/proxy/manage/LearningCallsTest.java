package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Teaching from transcripts, and the queue behind it. */
final class LearningCallsTest {

    private static final int MOST_TURNS = 3;

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(
            profiles,
            usual -> new ManageSettings(
                    usual.token(),
                    usual.bodyBytes(),
                    MOST_TURNS,
                    Duration.ofMillis(50),
                    usual.heartbeat(),
                    usual.watchers(),
                    usual.unreadBytes()));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void waitingAnswersWhatWasLearned() {
        var reply = server.post("/users/anna/turns?wait=true", transcript(turn("1", "I like tea")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/learned/0/what")).isEqualTo("learned");
        assertThat(reply.text("/learned/0/after/text")).isEqualTo("I like tea");
        assertThat(reply.text("/learned/0/after/evidence/0/quote")).isEqualTo("I like tea");
        assertThat(reply.body().at("/learned/0/before").isNull()).isTrue();
        assertThat(reply.body().at("/learned/0").has("undoes")).isFalse();
    }

    @Test
    void notWaitingAnswersThatItIsQueued() {
        var reply = server.post("/users/anna/turns", transcript(turn("1", "I like tea")));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body().get("learned")).isEmpty();
        assertThat(profiles.learning.taught).hasSize(1);
    }

    @Test
    void theSameTurnAgainTeachesNothing() {
        server.post("/users/anna/turns?wait=true", transcript(turn("1", "I like tea")));

        var again = server.post("/users/anna/turns?wait=true", transcript(turn("1", "I like tea")));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().get("learned")).isEmpty();
    }

    @Test
    void patienceEnds() {
        profiles.learning.stuck = true;

        assertThat(server.post("/users/anna/turns?wait=true", transcript(turn("1", "I like tea")))
                        .status())
                .isEqualTo(202);
        var drained = server.post("/learning/drain", "");
        assertThat(drained.status()).isEqualTo(202);
        assertThat(drained.text("/backlog")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"turns\":[]} | conversation",
                "{\"conversation\":\" \",\"turns\":[]} | conversation",
                "{\"conversation\":\"c\"} | turns",
                "{\"conversation\":\"c\",\"turns\":{}} | turns",
                "{\"conversation\":\"c\",\"turns\":[]} | turns",
                "{\"conversation\":\"c\",\"turns\":[7]} | turns[0]",
                "{\"conversation\":\"c\",\"turns\":[{\"role\":\"user\",\"content\":\"x\"}]} | turns[0].id",
                "{\"conversation\":\"c\",\"turns\":[{\"id\":\"1\",\"content\":\"x\"}]} | turns[0].role",
                "{\"conversation\":\"c\",\"turns\":[{\"id\":\"1\",\"role\":\"me\",\"content\":\"x\"}]} | turns[0].role",
                "{\"conversation\":\"c\",\"turns\":[{\"id\":\"1\",\"role\":\"user\",\"content\":[]}]} | turns[0].content",
                "{\"conversation\":\"c\",\"turns\":[{\"id\":\"1\",\"role\":\"user\",\"content\":\"x\",\"at\":\"now\"}]} | turns[0].at",
                "{\"conversation\":\"c\",\"turns\":[{\"id\":\"1\",\"role\":\"user\",\"content\":\"x\",\"at\":1}]} | turns[0].at"
            })
    void aTranscriptThatCannotBeTakenIsNamed(String body, String field) {
        var reply = server.post("/users/anna/turns?wait=true", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
        assertThat(profiles.learning.taught).isEmpty();
    }

    @Test
    void aTranscriptHasAtMostSoManyTurns() {
        assertThat(server.post("/users/anna/turns", transcript(turns(MOST_TURNS)))
                        .status())
                .isEqualTo(202);
        assertThat(server.post("/users/anna/turns", transcript(turns(MOST_TURNS + 1)))
                        .field())
                .isEqualTo("turns");
    }

    @Test
    void waitIsTrueOrFalse() {
        assertThat(server.post("/users/anna/turns?wait=maybe", transcript(turn("1", "x")))
                        .field())
                .isEqualTo("wait");
    }

    @Test
    void theStateOfTheQueueIsTold() {
        var reply = server.get("/learning");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().get("lastSuccess").isNull()).isTrue();
        assertThat(reply.text("/llm/calls")).isEqualTo("0");
        assertThat(server.post("/learning/drain", "").status()).isEqualTo(200);
    }

    private static String turns(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> turn("t" + each, "I like tea"))
                .collect(Collectors.joining(","));
    }

    private static String transcript(String turns) {
        return "{\"conversation\":\"c1\",\"turns\":[" + turns + "]}";
    }

    private static String turn(String id, String content) {
        return "{\"id\":\"" + id + "\",\"role\":\"user\",\"content\":\"" + content
                + "\",\"at\":\"2026-01-01T10:00:00Z\"}";
    }
}
