package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Answer.Outcome;
import dev.attune.profile.model.Prepared;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Every row of the cancel table: who leaves or fails when, what the others see, and what is kept. */
final class CancelTest {

    private static final String ANN = "Attune-User: ann\r\n";
    private static final Duration SOON = Duration.ofMillis(150);

    @Test
    void client_leaves_in_the_middle_of_its_body() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.head("POST " + Running.CHAT + " HTTP/1.1", "Host: attune", "Attune-User: ann", "Content-Length: 999")
                    .send("{\"messages\":");
            Eventually.holds("the request is here", () -> metric(running, "attune_requests_in_flight 1.0"));
            client.leave();
            Eventually.holds("it is over", () -> metric(running, "attune_requests_in_flight 0.0"));
            assertThat(running.upstream.begun()).isZero();
            assertThat(running.profiles.answers()).isEmpty();
            assertThat(metric(running, "attune_answers_total{outcome=\"left\"} 1.0"))
                    .isTrue();
        }
    }

    @Test
    void client_leaves_in_the_middle_of_a_body_that_streams_by() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.head("POST /v1/files HTTP/1.1", "Host: attune", "Content-Length: 99999")
                    .send("part");
            Eventually.holds("upstream has the request", () -> running.upstream.begun() == 1);
            client.leave();
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
            Eventually.holds("it is over", () -> metric(running, "attune_requests_in_flight 0.0"));
        }
    }

    @Test
    void client_leaves_before_upstream_is_asked() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            CompletableFuture<Prepared> prepared = new CompletableFuture<>();
            running.profiles.preparing = asking -> prepared;
            client.post(Running.CHAT, ANN, Running.HELLO);
            Eventually.holds(
                    "the profile is asked", () -> !running.profiles.asked().isEmpty());
            client.leave();
            Eventually.holds("it is over", () -> metric(running, "attune_requests_in_flight 0.0"));
            prepared.complete(FakeProfiles.applied(running.profiles.asked().get(0)));
            running.send(running.request("/v1/models"));
            assertThat(running.upstream.only().uri()).endsWith("/models");
            assertThat(running.profiles.answers()).isEmpty();
        }
    }

    @Test
    void client_leaves_before_the_first_byte() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays((request, body) -> {});
            client.post(Running.CHAT, ANN, Running.HELLO);
            Eventually.holds(
                    "upstream has the request",
                    () -> !running.upstream.received().isEmpty());
            client.leave();
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
            assertKept(running, Outcome.LEFT, "");
        }
    }

    @Test
    void client_leaves_in_the_middle_of_the_answer() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).write(ScriptedUpstream.event("half")));
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            client.leave();
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
            assertKept(running, Outcome.LEFT, "half");
            Eventually.holds("it is over", () -> metric(running, "attune_requests_in_flight 0.0"));
        }
    }

    @Test
    void client_leaves_while_the_last_event_waits_for_the_queue() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            running.profiles.keeping = answer -> kept;
            running.upstream.plays((request, body) ->
                    ScriptedUpstream.events(request).end(ScriptedUpstream.event("all") + "data: [DONE]\n\n"));
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("all");
            Eventually.holds(
                    "it is handed over", () -> !running.profiles.answers().isEmpty());
            client.leave();
            Eventually.holds("it is over", () -> metric(running, "attune_requests_in_flight 0.0"));
            kept.complete(null);
            assertKept(running, Outcome.COMPLETE, "all");
        }
    }

    @Test
    void client_leaves_after_the_answer() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("{\"ok\":true}");
            client.leave();
            Eventually.holds("it is over", () -> metric(running, "attune_requests_in_flight 0.0"));
            assertKept(running, Outcome.COMPLETE, "");
            assertThat(running.upstream.brokenOff()).isZero();
        }
    }

    @Test
    void client_closes_its_half_of_the_connection() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).write(ScriptedUpstream.event("half")));
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            client.halfClose();
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
            assertKept(running, Outcome.LEFT, "half");
        }
    }

    @Test
    void upstream_refuses_the_connection() throws Exception {
        try (Running running = new Running(settings -> at(1, settings))) {
            HttpResponse<String> answer =
                    running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
            assertFault(answer, 502, "upstream_unreachable");
            assertThat(answer.headers().firstValue("Attune-Personalization"))
                    .contains("applied; standing=1; recalled=0");
            assertKept(running, Outcome.REFUSED, "");
        }
    }

    @Test
    void upstream_breaks_off_before_the_first_byte() throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays((request, body) -> request.connection().close());
            assertFault(running.send(running.chat(Running.HELLO).header("Attune-User", "ann")), 502, "upstream_broke");
            assertKept(running, Outcome.REFUSED, "");
        }
    }

    @Test
    void upstream_breaks_off_while_it_is_sent_the_request() throws Exception {
        String body = Running.HELLO.replace("hello", "hello" + " ".repeat(2 << 20));
        try (ServerSocket broken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Running running = new Running(settings -> at(broken.getLocalPort(), settings))) {
            new Thread(() -> breakOff(broken)).start();
            assertFault(running.send(running.chat(body).header("Attune-User", "ann")), 502, "upstream_broke");
        }
    }

    @Test
    void upstream_is_silent_before_the_first_byte() throws Exception {
        try (Running running = impatient()) {
            running.upstream.plays((request, body) -> {});
            assertFault(
                    running.send(running.chat(Running.HELLO).header("Attune-User", "ann")), 504, "upstream_timeout");
            assertKept(running, Outcome.REFUSED, "");
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
        }
    }

    @Test
    void upstream_is_silent_where_nothing_is_personalized() throws Exception {
        try (Running running = impatient()) {
            running.upstream.plays((request, body) -> {});
            assertFault(running.send(running.request("/v1/models")), 504, "upstream_timeout");
        }
    }

    @Test
    void upstream_breaks_off_in_the_middle_of_its_events() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            Promise<HttpServerResponse> begun = Promise.promise();
            running.upstream.plays((request, body) -> {
                HttpServerResponse response = ScriptedUpstream.events(request);
                response.write(ScriptedUpstream.event("half"));
                begun.complete(response);
            });
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            HttpServerResponse response = Running.await(begun.future());
            response.reset();
            assertThat(client.readToEnd()).doesNotEndWith("0\r\n\r\n");
            assertKept(running, Outcome.BROKEN, "half");
        }
    }

    @Test
    void upstream_breaks_off_in_the_middle_of_a_whole_answer() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays((request, body) -> {
                request.response().putHeader("content-type", "application/json").putHeader("content-length", "100");
                request.response()
                        .write("{\"choices\":[")
                        .onSuccess(sent -> request.connection().close());
            });
            client.post(Running.CHAT, ANN, Running.HELLO);
            assertThat(client.readToEnd()).doesNotContain("502");
            assertKept(running, Outcome.BROKEN, "");
        }
    }

    @Test
    void upstream_is_silent_between_its_events() throws Exception {
        try (Running running = impatient();
                RawClient client = running.raw()) {
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).write(ScriptedUpstream.event("half")));
            client.post(Running.CHAT, ANN, Running.HELLO);
            assertThat(client.readToEnd()).contains("half").doesNotEndWith("0\r\n\r\n");
            assertKept(running, Outcome.BROKEN, "half");
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
        }
    }

    @Test
    void upstream_answers_before_it_has_the_whole_request() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.refusesAtOnce(413);
            client.head("POST /v1/files HTTP/1.1", "Host: attune", "Content-Length: 99999999")
                    .send("begun");
            assertThat(client.readUntil("too much")).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void a_slow_client_holds_upstream_back_and_is_not_cut_off() throws Exception {
        long total = 64L << 20;
        try (Running running = impatient();
                RawClient client = new RawClient(running.proxy.port(), 16 << 10)) {
            AtomicLong written = new AtomicLong();
            Promise<Void> stuck = Promise.promise();
            running.upstream.plays((request, body) -> pour(request.response().setChunked(true), written, total, stuck));
            client.post(Running.CHAT, ANN, Running.HELLO);
            Running.await(stuck.future());
            // Longer than upstream may be silent: it is not upstream that is silent.
            Running.await(running.vertx.timer(SOON.toMillis() * 4, TimeUnit.MILLISECONDS));
            assertThat(written.get()).isLessThan(total / 2);
            assertThat(client.countToEnd("0\r\n\r\n")).isGreaterThan(total);
            assertKept(running, Outcome.COMPLETE, "");
        }
    }

    @Test
    void the_proxy_closes_in_the_middle_of_an_answer() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            Promise<HttpServerResponse> begun = Promise.promise();
            running.upstream.plays((request, body) -> {
                HttpServerResponse response = ScriptedUpstream.events(request);
                response.write(ScriptedUpstream.event("half"));
                begun.complete(response);
            });
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            Future<Void> closed = running.proxy.close();
            HttpResponse<String> late = running.send(running.chat(Running.HELLO));
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("\"code\":\"closing\"");
            HttpResponse<String> ready = running.send(running.request("/health/ready"));
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("draining");
            assertThat(closed.isComplete()).isFalse();
            Running.await(begun.future()).end(ScriptedUpstream.event("whole") + "data: [DONE]\n\n");
            assertThat(client.readToEnd()).endsWith("data: [DONE]\n\n\r\n0\r\n\r\n");
            Running.await(closed);
            assertKept(running, Outcome.COMPLETE, "halfwhole");
        }
    }

    @Test
    void the_proxy_closes_on_an_answer_that_does_not_end() throws Exception {
        try (Running running = new Running(settings -> settings.withTimeouts(new ProxySettings.Timeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(1), SOON)));
                RawClient client = running.raw()) {
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).write(ScriptedUpstream.event("half")));
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            Running.await(running.proxy.close());
            assertThat(client.readToEnd()).doesNotEndWith("0\r\n\r\n");
            assertKept(running, Outcome.LEFT, "half");
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
        }
    }

    @Test
    void turns_that_are_being_kept_are_waited_for_when_the_proxy_closes() throws Exception {
        try (Running running = new Running(
                settings -> settings.withTimeouts(Running.timeouts(Duration.ofSeconds(30), Duration.ofMillis(1))))) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            running.profiles.keeping = answer -> kept;
            running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
            Future<Void> closed = running.proxy.close();
            assertThat(running.send(running.chat(Running.HELLO)).statusCode()).isEqualTo(503);
            assertThat(closed.isComplete()).isFalse();
            kept.complete(null);
            Running.await(closed);
        }
    }

    private static ProxySettings at(int port, ProxySettings settings) {
        return new ProxySettings(
                "127.0.0.1",
                0,
                URI.create("http://127.0.0.1:" + port + "/v1"),
                null,
                settings.deadline(),
                settings.limits(),
                settings.timeouts());
    }

    /** Takes the beginning of each request and resets its connection. */
    private static void breakOff(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                boolean begun = socket.getInputStream().readNBytes(1 << 10).length > 0;
                socket.setSoLinger(begun, 0);
            } catch (IOException closed) {
                assertThat(closed).isInstanceOf(SocketException.class);
            }
        }
    }

    private static Running impatient() {
        return new Running(settings -> settings.withTimeouts(Running.timeouts(SOON, Duration.ofSeconds(30))));
    }

    private static void pour(HttpServerResponse response, AtomicLong written, long total, Promise<Void> stuck) {
        Buffer piece = Buffer.buffer(new byte[64 << 10]);
        while (written.get() < total) {
            written.addAndGet(piece.length());
            response.write(piece);
            if (response.writeQueueFull()) {
                stuck.tryComplete();
                response.drainHandler(room -> pour(response, written, total, stuck));
                return;
            }
        }
        response.end();
    }

    private static boolean metric(Running running, String line) {
        try {
            return running.send(running.request("/metrics")).body().contains("\n" + line + "\n");
        } catch (java.io.IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void assertFault(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("type")).isEqualTo("upstream_error");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    private static void assertKept(Running running, Outcome outcome, String text) throws InterruptedException {
        Eventually.holds("the answer is kept", () -> !running.profiles.answers().isEmpty());
        assertThat(running.profiles.answers())
                .extracting(Answer::outcome, Answer::text)
                .containsExactly(Tuple.tuple(outcome, text));
    }
}
