package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Clients that hold much and say little. What is slow here is slower than the limit by far, and the limits are short. */
final class DoorkeeperTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final long PAUSE_NANOS = 10_000_000;
    private static final String HEAD =
            "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n";

    @Test
    void as_many_connections_as_the_limit_are_served_and_one_more_is_told() throws Exception {
        try (Running running = new Running(bounds(2, LONG, LONG));
                RawClient one = running.raw();
                RawClient two = running.raw()) {
            get(one);
            get(two);
            try (RawClient more = running.raw()) {
                assertThat(more.readToEnd())
                        .startsWith("HTTP/1.1 503 ")
                        .contains("too_many_connections", "2 connections", "limits.connections");
            }
            two.leave();
            Eventually.holds(() -> assertThat(isServed(running)).isTrue());
            get(one);
        }
    }

    @Test
    void a_head_that_drips_is_cut_off() throws Exception {
        try (Running running = new Running(bounds(10, SHORT, LONG));
                RawClient dripping = running.raw()) {
            dripping.send("GET /v1/models HTTP/1.1\r\nHost: a\r\n");
            assertThat(drip(dripping, "x")).startsWith("HTTP/1.1 408 ").contains("too_slow", "limits.head-seconds");
            assertThat(running.upstream.begun()).isZero();
        }
    }

    @Test
    void so_is_whoever_says_nothing_and_whoever_begins_another_request() throws Exception {
        try (Running running = new Running(bounds(10, SHORT, LONG));
                RawClient silent = running.raw();
                RawClient second = running.raw()) {
            assertThat(silent.readToEnd()).startsWith("HTTP/1.1 408 ");
            // Between two requests a connection may rest: this one has rested for longer than the limit by then.
            try (RawClient later = running.raw();
                    RawClient waiting = running.raw()) {
                get(later);
                assertThat(waiting.readToEnd()).startsWith("HTTP/1.1 408 ");
                get(later);
                later.send("GET /v1/mod");
                assertThat(later.readToEnd()).contains("HTTP/1.1 408 ");
            }
            assertThat(second.readToEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_body_that_drips_is_cut_off_on_every_path() throws Exception {
        try (Running running = new Running(bounds(10, LONG, SHORT))) {
            for (String head : new String[] {HEAD, HEAD.replace("chat/completions", "files")}) {
                try (RawClient dripping = running.raw()) {
                    dripping.send(head);
                    assertThat(drip(dripping, "x")).startsWith("HTTP/1.1 408 ").contains("limits.body-seconds");
                }
            }
            assertThat(running.upstream.received()).isEmpty();
        }
    }

    @Test
    void an_answer_may_take_its_time() throws Exception {
        CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
        try (Running running = new Running(bounds(10, SHORT, SHORT));
                RawClient patient = running.raw();
                RawClient silent = running.raw()) {
            running.upstream.plays((request, body) -> asked.complete(request));
            patient.post("/v1/chat/completions", "", Running.HELLO);
            HttpServerRequest request = asked.get();
            // By then the time is over for whoever is slow.
            assertThat(silent.readToEnd()).startsWith("HTTP/1.1 408 ");
            RawClient again = running.raw();
            assertThat(again.readToEnd()).startsWith("HTTP/1.1 408 ");
            again.close();
            ScriptedUpstream.json(request, "{\"late\":true}");
            assertThat(patient.readUntil("{\"late\":true}")).startsWith("HTTP/1.1 200 ");
        }
    }

    /** Sends a byte at a time until the server has had enough, and answers what it said. */
    private static String drip(RawClient client, String piece) throws IOException {
        String said = "";
        while (said.isEmpty()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            try {
                client.send(piece);
            } catch (IOException cutOff) {
                return client.readToEnd();
            }
            said = client.soFar();
        }
        return client.readToEnd();
    }

    private static boolean isServed(Running running) {
        try (RawClient client = running.raw()) {
            get(client);
            return true;
        } catch (IOException | AssertionError refused) {
            return false;
        }
    }

    private static void get(RawClient client) throws IOException {
        client.head("GET /health/live HTTP/1.1", "Host: a");
        client.readUntil("{\"status\":\"live\"");
    }

    private static UnaryOperator<ProxySettings> bounds(int connections, Duration head, Duration body) {
        return settings ->
                settings.withLimits(settings.limits().with(new ProxySettings.Clients(connections, head, body)));
    }
}
