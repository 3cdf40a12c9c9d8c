package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer.Outcome;
import io.vertx.core.Future;
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
import org.junit.jupiter.api.Test;

/** Upstream refuses, breaks off or is silent at each moment of an answer: what the client sees of it, and what is kept. */
final class UpstreamFailsTest {

    private static final String ANN = "Attune-User: ann\r\n";
    private static final Duration SOON = Duration.ofMillis(150);

    @Test
    void upstream_refuses_the_connection() throws Exception {
        try (Running running = new Running(settings -> at(1, settings))) {
            HttpResponse<String> answer =
                    running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
            assertFault(answer, 502, "upstream_unreachable");
            assertThat(answer.headers().firstValue("Attune-Personalization"))
                    .contains("applied; standing=1; recalled=0");
            running.assertKept(Outcome.REFUSED, "");
        }
    }

    @Test
    void upstream_breaks_off_before_the_first_byte() throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays((request, body) -> request.connection().close());
            assertFault(running.send(running.chat(Running.HELLO).header("Attune-User", "ann")), 502, "upstream_broke");
            running.assertKept(Outcome.REFUSED, "");
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
            running.assertKept(Outcome.REFUSED, "");
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
            Future<HttpServerResponse> begun = running.upstream.begins("half");
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            HttpServerResponse response = Running.await(begun);
            response.reset();
            assertThat(client.readToEnd()).doesNotEndWith("0\r\n\r\n");
            running.assertKept(Outcome.BROKEN, "half");
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
            running.assertKept(Outcome.BROKEN, "");
        }
    }

    @Test
    void upstream_is_silent_between_its_events() throws Exception {
        try (Running running = impatient();
                RawClient client = running.raw()) {
            running.upstream.begins("half");
            client.post(Running.CHAT, ANN, Running.HELLO);
            assertThat(client.readToEnd()).contains("half").doesNotEndWith("0\r\n\r\n");
            running.assertKept(Outcome.BROKEN, "half");
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

    private static void assertFault(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("type")).isEqualTo("upstream_error");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }
}
