package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is as large as it may be, and what is larger by one. */
final class LimitsTest {

    private static final ProxySettings.Limits LIMITS = ProxySettings.Limits.USUAL;

    @Test
    void a_request_line_has_so_many_bytes() throws Exception {
        try (Running running = new Running()) {
            String line = "GET /health/live?" + " HTTP/1.1";
            int room = LIMITS.lineBytes() - line.length();
            assertThat(answer(running, line.replace("?", "?" + "x".repeat(room)), "Host: a"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(answer(running, line.replace("?", "?" + "x".repeat(room + 1)), "Host: a"))
                    .contains(" 414 ", "request_line_too_long", Integer.toString(LIMITS.lineBytes()));
        }
    }

    @Test
    void headers_have_so_many_bytes() throws Exception {
        try (Running running = new Running()) {
            String rest = "Host: a" + "Connection: close" + "X-Long: ";
            int room = LIMITS.headerBytes() - rest.length();
            String request = "GET /health/live HTTP/1.1";
            assertThat(answer(running, request, "Host: a", "Connection: close", "X-Long: " + "x".repeat(room)))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(answer(running, request, "Host: a", "Connection: close", "X-Long: " + "x".repeat(room + 1)))
                    .contains(" 431 ", "headers_too_large", Integer.toString(LIMITS.headerBytes()));
        }
    }

    @Test
    void json_is_so_deep() throws Exception {
        try (Running running = new Running()) {
            assertThat(verdict(running, nested(999))).startsWith("applied");
            assertThat(verdict(running, nested(1_000))).isEqualTo("none; reason=unsupported");
            assertThat(running.upstream.received()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void of_an_answers_text_so_many_characters_are_kept(int beyond) throws Exception {
        int most = LIMITS.tapCharacters();
        try (Running running = new Running()) {
            String events = ScriptedUpstream.event("x".repeat(most)) + ScriptedUpstream.event("y".repeat(beyond))
                    + "data: [DONE]\n\n";
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).end(events));
            HttpResponse<String> answer =
                    running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
            assertThat(answer.body()).isEqualTo(events);
            Eventually.holds(() -> assertThat(running.profiles.answers())
                    .extracting(Answer::text)
                    .containsExactly("x".repeat(most)));
            assertThat(running.send(running.request("/metrics")).body())
                    .contains("attune_tap_overflows_total " + beyond + ".0");
        }
    }

    @Test
    void upstream_has_so_many_connections_and_whoever_comes_then_waits() throws Exception {
        Queue<HttpServerRequest> asked = new ConcurrentLinkedQueue<>();
        Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();
        try (Running running = new Running(LimitsTest::toTwoConnections);
                RawClient one = running.raw();
                RawClient two = running.raw();
                RawClient three = running.raw()) {
            running.upstream.plays((request, body) -> {
                connections.add(request.remoteAddress());
                asked.add(request);
            });
            for (RawClient client : List.of(one, two, three)) {
                client.head("GET /v1/models HTTP/1.1", "Host: a");
            }
            Eventually.holds(() -> assertThat(asked).hasSize(2));
            Eventually.holds(() -> assertThat(metrics(running)).contains("attune_requests_in_flight 3.0"));
            assertThat(asked).hasSize(2);
            ScriptedUpstream.json(asked.remove(), "{\"ok\":1}");
            Eventually.holds(() -> assertThat(asked).hasSize(2));
            asked.forEach(request -> ScriptedUpstream.json(request, "{\"ok\":1}"));
            for (RawClient client : List.of(one, two, three)) {
                assertThat(client.readUntil("{\"ok\":1}")).startsWith("HTTP/1.1 200 ");
            }
            assertThat(connections).hasSize(2);
        }
    }

    @Test
    void whoever_waits_for_a_connection_to_upstream_waits_no_longer_than_for_one_to_be_made() throws Exception {
        List<HttpServerRequest> asked = new CopyOnWriteArrayList<>();
        try (Running running = new Running(settings -> toTwoConnections(settings)
                        .withTimeouts(new ProxySettings.Timeouts(
                                Duration.ofMillis(200),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5))));
                RawClient one = running.raw();
                RawClient two = running.raw();
                RawClient three = running.raw()) {
            running.upstream.plays((request, body) -> asked.add(request));
            for (RawClient client : List.of(one, two)) {
                client.head("GET /v1/models HTTP/1.1", "Host: a");
            }
            Eventually.holds(() -> assertThat(running.upstream.begun()).isEqualTo(2));
            three.head("GET /v1/models HTTP/1.1", "Host: a");
            assertThat(three.readUntil("}}")).startsWith("HTTP/1.1 504 ").contains("upstream_timeout");
            assertThat(running.upstream.begun()).isEqualTo(2);
        }
    }

    @Test
    void between_two_requests_a_client_may_rest_for_a_while() throws Exception {
        Duration idle = Duration.ofMinutes(2);
        try (Running running =
                        new Running(settings -> settings.withTimeouts(Running.timeouts(idle, Duration.ofSeconds(30))));
                RawClient resting = running.raw()) {
            rested(resting);
            ChannelPipeline pipeline = ((ConnectionBase)
                            running.proxy.doorkeeper().served().iterator().next())
                    .channelHandlerContext()
                    .pipeline();
            assertThat(pipeline.get(IdleStateHandler.class).getAllIdleTimeInMillis())
                    .isEqualTo(idle.plusSeconds(30).toMillis());
            rested(resting);
            // What Netty tells when that time is over.
            pipeline.channel()
                    .eventLoop()
                    .execute(() -> pipeline.fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT));
            assertThat(resting.readToEnd()).doesNotContain("408");
        }
    }

    private static void rested(RawClient client) throws IOException {
        client.head("GET /health/live?now HTTP/1.1", "Host: a");
        client.readUntil("{\"status\":\"live\"");
    }

    private static String metrics(Running running) {
        try {
            return running.send(running.request("/metrics")).body();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static ProxySettings toTwoConnections(ProxySettings settings) {
        return settings.withLimits(new ProxySettings.Limits(
                LIMITS.personalizedBytes(), LIMITS.tapCharacters(), LIMITS.headerBytes(), LIMITS.lineBytes(), 2));
    }

    private static String verdict(Running running, String body) throws Exception {
        HttpResponse<String> answer = running.send(running.chat(body).header("Attune-User", "ann"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("Attune-Personalization").orElse("");
    }

    /** In arrays, inside the object that the body is. */
    private static String nested(int depth) {
        return "{\"model\":\"m\",\"x\":" + "[".repeat(depth) + "]".repeat(depth)
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    }

    private static String answer(Running running, String... lines) throws Exception {
        try (RawClient client = running.raw()) {
            client.head(lines);
            return client.readUntil("}");
        }
    }
}
