package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Answer.Outcome;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see of answers, when they see it, and what is kept. */
final class AnsweringTest {

    private static final String ANN = "Attune-User: ann\r\n";
    private static final String DONE = "data: [DONE]\n\n";

    @Test
    void the_head_of_an_answer_is_there_before_its_first_byte() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            Promise<HttpServerResponse> begun = Promise.promise();
            running.upstream.plays((request, body) -> begun.complete(ScriptedUpstream.events(request)));
            client.post(Running.CHAT, ANN, Running.HELLO);
            assertThat(client.readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("text/event-stream", "applied; standing=1", FakeProfiles.TRACE);
            Running.await(begun.future()).end(DONE);
            client.readUntil("0\r\n\r\n");
        }
    }

    @Test
    void every_event_is_passed_on_when_it_comes() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            Promise<HttpServerResponse> begun = Promise.promise();
            running.upstream.plays((request, body) -> begun.complete(ScriptedUpstream.events(request)));
            client.post(Running.CHAT, ANN, Running.HELLO);
            HttpServerResponse upstream = Running.await(begun.future());
            for (String word : new String[] {"one", "two", "three"}) {
                upstream.write(ScriptedUpstream.event(word));
                client.readUntil(word);
            }
            upstream.end(DONE);
            client.readUntil("0\r\n\r\n");
            assertKept(running, Outcome.COMPLETE, "onetwothree");
        }
    }

    @Test
    void the_last_event_waits_until_the_turn_is_kept_and_nothing_before_it() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            running.profiles.keeping = answer -> kept;
            running.upstream.plays((request, body) ->
                    ScriptedUpstream.events(request).end(ScriptedUpstream.event("all of it") + DONE));
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("all of it");
            Eventually.holds(
                    "the turn is handed over", () -> !running.profiles.answers().isEmpty());
            // What the loop has written by now has arrived when it has answered somebody else.
            running.send(running.request("/health/live"));
            assertThat(client.soFar()).doesNotContain("[DONE]");
            kept.complete(null);
            assertThat(client.readUntil("0\r\n\r\n")).contains(DONE);
            assertKept(running, Outcome.COMPLETE, "all of it");
        }
    }

    @Test
    void a_whole_answer_waits_until_the_turn_is_kept() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            running.profiles.keeping = answer -> kept;
            String answer = "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"four\"}}]}";
            running.upstream.plays((request, body) -> ScriptedUpstream.json(request, answer));
            client.post(Running.CHAT, ANN, Running.HELLO);
            Eventually.holds(
                    "the turn is handed over", () -> !running.profiles.answers().isEmpty());
            // What the loop has written by now has arrived when it has answered somebody else.
            running.send(running.request("/health/live"));
            assertThat(client.soFar()).doesNotContain("four");
            kept.complete(null);
            assertThat(client.readUntil(answer)).contains("content-length: " + answer.length());
            assertKept(running, Outcome.COMPLETE, "four");
        }
    }

    @Test
    void a_queue_that_is_slow_is_not_waited_for() throws Exception {
        try (Running running = new Running(settings ->
                        settings.withTimeouts(Running.timeouts(Duration.ofSeconds(30), Duration.ofMillis(20))));
                RawClient client = running.raw()) {
            CompletableFuture<Void> never = new CompletableFuture<>();
            running.profiles.keeping = answer -> never;
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).end(ScriptedUpstream.event("x") + DONE));
            client.post(Running.CHAT, ANN, Running.HELLO);
            assertThat(client.readUntil("0\r\n\r\n")).contains(DONE);
            assertThat(running.send(running.request("/metrics")).body()).contains("attune_answers_kept_late_total 1.0");
            never.complete(null);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void however_upstream_cuts_its_bytes_the_client_gets_the_same(int size) throws Exception {
        String events = ScriptedUpstream.event("Grüße") + ": comment\r\n\r\nevent: odd\ndata: {\n\n"
                + ScriptedUpstream.event("😀") + DONE;
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        try (Running running = new Running()) {
            running.upstream.plays((request, body) -> {
                HttpServerResponse response = ScriptedUpstream.events(request);
                for (int at = 0; at < bytes.length; at += size) {
                    response.write(Buffer.buffer().appendBytes(bytes, at, Math.min(size, bytes.length - at)));
                }
                response.end();
            });
            assertThat(running.send(running.chat(Running.HELLO).header("Attune-User", "ann"))
                            .body())
                    .isEqualTo(events);
            assertKept(running, Outcome.COMPLETE, "Grüße😀");
        }
    }

    @Test
    void what_comes_behind_the_last_event_is_passed_on_too() throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).end(DONE + ": behind\n\n" + DONE));
            assertThat(running.send(running.chat(Running.HELLO).header("Attune-User", "ann"))
                            .body())
                    .isEqualTo(DONE + ": behind\n\n" + DONE);
            assertThat(running.profiles.answers()).hasSize(1);
        }
    }

    @Test
    void an_error_of_upstream_teaches_nothing() throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays(
                    (request, body) -> request.response().setStatusCode(500).end("{\"error\":{\"message\":\"mine\"}}"));
            var answer = running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"error\":{\"message\":\"mine\"}}");
            assertKept(running, Outcome.REFUSED, "");
        }
    }

    @Test
    void a_compressed_answer_passes_without_its_text() throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays((request, body) -> request.response()
                    .putHeader("content-type", "application/json")
                    .putHeader("content-encoding", "gzip")
                    .end("{\"choices\":[{\"message\":{\"content\":\"not really gzip\"}}]}"));
            var answer = running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
            assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(answer.body()).contains("not really gzip");
            assertKept(running, Outcome.COMPLETE, "");
        }
    }

    @Test
    void text_beyond_the_limit_is_cut_and_counted() throws Exception {
        try (Running running =
                new Running(settings -> settings.withLimits(new ProxySettings.Limits(1 << 20, 4, 65536, 16384, 100)))) {
            String events = ScriptedUpstream.event("12345") + ScriptedUpstream.event("6") + DONE;
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).end(events));
            assertThat(running.send(running.chat(Running.HELLO).header("Attune-User", "ann"))
                            .body())
                    .isEqualTo(events);
            assertKept(running, Outcome.COMPLETE, "1234");
            assertThat(running.send(running.request("/metrics")).body()).contains("attune_tap_overflows_total 1.0");
        }
    }

    @Test
    void nobodys_answer_is_not_kept() throws Exception {
        try (Running running = new Running()) {
            running.send(running.chat(Running.HELLO));
            running.send(running.request("/v1/models"));
            assertThat(running.profiles.answers()).isEmpty();
        }
    }

    private static void assertKept(Running running, Outcome outcome, String text) throws InterruptedException {
        Eventually.holds("the answer is kept", () -> !running.profiles.answers().isEmpty());
        assertThat(running.profiles.answers())
                .extracting(Answer::outcome, Answer::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(outcome, text));
    }
}
