package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.proxy.ScriptedUpstream.Received;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PassThroughTest {

    @Test
    void requests_reach_the_upstreams_base_path_as_they_are() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.head(
                            "PUT /v1/files/a%20b?x=1&y=%2F? HTTP/1.1",
                            "Host: attune",
                            "X-Twice: one",
                            "x-twice: two",
                            "Authorization: Bearer mine",
                            "Attune-User: ann",
                            "Attune-Later: x",
                            "TE: trailers",
                            "Connection: keep-alive, X-Hop",
                            "X-Hop: here",
                            "Keep-Alive: 5",
                            "Content-Length: 3")
                    .send("\u00ff\u0000x");
            client.readUntil("{\"ok\":true}");
            Received received = running.upstream.only();
            assertThat(received.method()).isEqualTo("PUT");
            assertThat(received.uri()).isEqualTo("/base/v9/files/a%20b?x=1&y=%2F?");
            assertThat(received.body()).isEqualTo(Buffer.buffer(new byte[] {(byte) 0xFF, 0, 'x'}));
            assertThat(received.headers().stream().map(header -> header.getKey() + ": " + header.getValue()))
                    .containsExactlyInAnyOrder(
                            "X-Twice: one",
                            "x-twice: two",
                            "Authorization: Bearer mine",
                            "content-length: 3",
                            "te: trailers",
                            "connection: te",
                            "host: " + running.upstream.base().getAuthority());
        }
    }

    @Test
    void answers_come_back_as_they_are() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays((request, body) -> request.response()
                    .setStatusCode(429)
                    .setStatusMessage("Slow Down")
                    .putHeader("X-Request-Id", "r1")
                    .putHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
                    .putHeader((CharSequence) "set-cookie", new ArrayList<CharSequence>(List.of("a=1", "b=2")))
                    .putHeader("Keep-Alive", "timeout=9")
                    .putHeader("content-type", "application/json; odd")
                    .end("{\"error\" : {}}"));
            client.send("GET /v1/models HTTP/1.1\r\nHost: attune\r\nConnection: close\r\n\r\n");
            String answer = client.readToEnd();
            assertThat(answer)
                    .startsWith("HTTP/1.1 429 Slow Down\r\n")
                    .endsWith("\r\n\r\n{\"error\" : {}}")
                    .containsIgnoringCase("date: Sun, 06 Nov 1994 08:49:37 GMT\r\n")
                    .contains("X-Request-Id: r1\r\n", "set-cookie: a=1\r\n", "set-cookie: b=2\r\n")
                    .contains("content-type: application/json; odd\r\n")
                    .doesNotContain("Keep-Alive", "Attune");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "DELETE", "OPTIONS", "PATCH"})
    void any_method_passes(String method) throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> answer = running.send(
                    running.request("/v1/chat/completions").method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(running.upstream.only().method()).isEqualTo(method);
            assertThat(answer.headers().map()).doesNotContainKey("attune-personalization");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void answers_without_a_body_pass(int status) throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays(
                    (request, body) -> request.response().setStatusCode(status).end());
            assertThat(running.send(running.request("/v1/x")).statusCode()).isEqualTo(status);
            assertThat(running.send(running.request("/v1/x")).body()).isEmpty();
        }
    }

    @Test
    void long_bodies_stream_by_in_both_directions() throws Exception {
        byte[] body = new byte[40 << 20];
        for (int at = 0; at < body.length; at++) {
            body[at] = (byte) ((at * 31) >> 3);
        }
        try (Running running = new Running()) {
            running.upstream.plays((request, received) -> request.response().end(received));
            byte[] answer = java.net.http.HttpClient.newHttpClient()
                    .send(
                            running.request("/v1/files")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            assertThat(answer).isEqualTo(body);
        }
    }

    @Test
    void the_upstreams_key_replaces_the_clients() throws Exception {
        try (Running running = new Running(settings -> settings.withUpstreamKey("sk-ours"))) {
            running.send(running.request("/v1/models").header("Authorization", "Bearer theirs"));
            assertThat(running.upstream.only().header("authorization")).containsExactly("Bearer sk-ours");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v2/models",
                "/v1x",
                "/health",
                "/health/live/x",
                "/v1/../secret",
                "/v1/%2E%2e/secret",
                "/v1/a/..%2f..%2fsecret",
                "/v1/./models"
            })
    void what_is_not_ours_is_not_found(String path) throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: attune\r\nConnection: close\r\n\r\n");
            String answer = client.readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 404 ");
            JsonObject error = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4)).getJsonObject("error");
            assertThat(error.getString("code")).isEqualTo("unknown_path");
            assertThat(error.fieldNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
            assertThat(running.upstream.begun()).isZero();
        }
    }

    @Test
    void the_management_api_has_its_place() throws Exception {
        try (Running running = new Running()) {
            assertThat(running.send(running.request("/attune/v1/users")).body()).isEqualTo("managed");
        }
    }

    @Test
    void a_client_of_http_1_0_gets_an_answer_without_chunks() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays((request, body) -> {
                HttpServerResponse response = ScriptedUpstream.events(request);
                response.write("data: a\n\n");
                response.end("data: b\n\n");
            });
            client.send("GET /v1/x HTTP/1.0\r\nHost: attune\r\n\r\n");
            assertThat(client.readToEnd()).endsWith("\r\n\r\ndata: a\n\ndata: b\n\n");
        }
    }

    @Test
    void a_client_of_http_1_0_gets_no_answer_that_is_too_long_to_gather() throws Exception {
        try (Running running = new Running(
                        settings -> settings.withLimits(new ProxySettings.Limits(1000, 1000, 65536, 16384, 100)));
                RawClient client = running.raw()) {
            running.upstream.plays(
                    (request, body) -> request.response().setChunked(true).end(Buffer.buffer(new byte[2000])));
            client.send("GET /v1/x HTTP/1.0\r\nHost: attune\r\n\r\n");
            assertThat(client.readToEnd()).startsWith("HTTP/1.0 502 ").contains("upstream_broke");
        }
    }

    @Test
    void headers_beyond_ascii_pass_byte_by_byte() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays((request, body) -> request.response()
                    .putHeader("x-echo", request.getHeader("x-odd"))
                    .end());
            client.head("GET /v1/x HTTP/1.1", "Host: attune", "X-Odd: caf\u00e9", "Connection: close");
            assertThat(client.readToEnd()).contains("x-echo: caf\u00e9\r\n");
        }
    }

    @Test
    void an_upstream_that_nobody_vouches_for_is_not_spoken_to(@TempDir Path folder) throws Exception {
        String store = folder.resolve("self-signed.p12").toString();
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        store,
                        "-storepass",
                        "password")
                .start()
                .waitFor();
        assertThat(made).isZero();
        Vertx vertx = Vertx.vertx();
        HttpServer secure = Running.await(vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PfxOptions().setPath(store).setPassword("password")))
                .requestHandler(request -> request.response().end("spoken to"))
                .listen(0, "127.0.0.1"));
        try (Running running = new Running(settings -> new ProxySettings(
                settings.host(),
                0,
                URI.create("https://localhost:" + secure.actualPort() + "/v1"),
                "sk-ours",
                settings.deadline(),
                settings.limits(),
                settings.timeouts()))) {
            HttpResponse<String> answer = running.send(running.request("/v1/models"));
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("upstream_unreachable");
        } finally {
            Running.await(vertx.close());
        }
    }

    @Test
    void a_client_that_waits_for_leave_to_send_its_body_gets_it() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.head(
                    "POST /v1/chat/completions HTTP/1.1",
                    "Host: attune",
                    "Attune-User: ann",
                    "Expect: 100-continue",
                    "Content-Length: " + Running.HELLO.length());
            client.readUntil("HTTP/1.1 100 Continue\r\n\r\n");
            client.send(Running.HELLO);
            client.readUntil("{\"ok\":true}");
            assertThat(running.upstream.only().body().toString()).contains(FakeProfiles.STANDING);
        }
    }

    @Test
    void web_sockets_pass_both_ways() throws Exception {
        try (Running running = new Running()) {
            CompletableFuture<String> path = new CompletableFuture<>();
            running.upstream.plays((request, body) -> request.toWebSocket().onSuccess(socket -> {
                path.complete(request.uri() + " " + request.getHeader("attune-user"));
                socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
            }));
            CompletableFuture<String> heard = new CompletableFuture<>();
            WebSocket client = Running.await(running.vertx
                    .createWebSocketClient()
                    .connect(new WebSocketConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(running.proxy.port())
                            .setURI("/v1/realtime?model=m")
                            .addHeader("Attune-User", "ann"))
                    .compose(socket -> {
                        socket.textMessageHandler(heard::complete);
                        return socket.writeTextMessage("hi").map(socket);
                    }));
            assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("echo hi");
            assertThat(path.get(20, TimeUnit.SECONDS)).isEqualTo("/base/v9/realtime?model=m null");
            Running.await(client.close());
        }
    }

    @Test
    void a_refused_web_socket_is_refused_in_upstreams_words() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays((request, body) -> request.response()
                    .setStatusCode(401)
                    .putHeader("x-why", "key")
                    .end("{\"error\":\"key\"}"));
            client.head(
                    "GET /v1/realtime HTTP/1.1",
                    "Host: attune",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
            assertThat(client.readUntil("{\"error\":\"key\"}"))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("x-why: key");
        }
    }
}
