package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer.Outcome;
import dev.attune.profile.model.Prepared;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who asked is gone, or slow, at each moment of a request: what upstream sees of it, and what is kept. */
final class ClientLeavesTest {

    private static final String ANN = "Attune-User: ann\r\n";
    private static final Duration SOON = Duration.ofMillis(150);

    @Test
    void client_leaves_in_the_middle_of_its_body() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.head("POST " + Running.CHAT + " HTTP/1.1", "Host: attune", "Attune-User: ann", "Content-Length: 999")
                    .send("{\"messages\":");
            Eventually.holds("the request is here", () -> running.shows("attune_requests_in_flight 1.0"));
            client.leave();
            Eventually.holds("it is over", () -> running.shows("attune_requests_in_flight 0.0"));
            assertThat(running.upstream.begun()).isZero();
            assertThat(running.profiles.answers()).isEmpty();
            assertThat(running.shows("attune_answers_total{outcome=\"left\"} 1.0"))
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
            Eventually.holds("it is over", () -> running.shows("attune_requests_in_flight 0.0"));
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
            Eventually.holds("it is over", () -> running.shows("attune_requests_in_flight 0.0"));
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
            running.assertKept(Outcome.LEFT, "");
        }
    }

    @Test
    void client_leaves_in_the_middle_of_the_answer() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.begins("half");
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            client.leave();
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
            running.assertKept(Outcome.LEFT, "half");
            Eventually.holds("it is over", () -> running.shows("attune_requests_in_flight 0.0"));
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
            Eventually.holds("it is over", () -> running.shows("attune_requests_in_flight 0.0"));
            kept.complete(null);
            running.assertKept(Outcome.COMPLETE, "all");
        }
    }

    @Test
    void client_leaves_after_the_answer() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("{\"ok\":true}");
            client.leave();
            Eventually.holds("it is over", () -> running.shows("attune_requests_in_flight 0.0"));
            running.assertKept(Outcome.COMPLETE, "");
            assertThat(running.upstream.brokenOff()).isZero();
        }
    }

    @Test
    void client_closes_its_half_of_the_connection() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.begins("half");
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            client.halfClose();
            Eventually.holds("upstream loses it", () -> running.upstream.brokenOff() == 1);
            running.assertKept(Outcome.LEFT, "half");
        }
    }

    @Test
    void a_slow_client_holds_upstream_back_and_is_not_cut_off() throws Exception {
        long total = 64L << 20;
        try (Running running =
                        new Running(settings -> settings.withTimeouts(Running.timeouts(SOON, Duration.ofSeconds(30))));
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
            running.assertKept(Outcome.COMPLETE, "");
        }
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
}
