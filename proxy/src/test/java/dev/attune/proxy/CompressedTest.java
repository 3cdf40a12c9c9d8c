package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer.Outcome;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers that are compressed. */
final class CompressedTest {

    private static final String SPLICED = Running.HELLO.replace(
            "{\"role\":\"user\"", "{\"role\":\"system\",\"content\":\"speak plainly\"},{\"role\":\"user\"");

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate"})
    void a_compressed_request_is_personalized_and_goes_on_plain(String encoding) throws Exception {
        try (Running running = new Running()) {
            HttpResponse<byte[]> answer = send(running, encoding, "ann", compressed(encoding, Running.HELLO));
            assertThat(header(answer)).startsWith("applied");
            assertThat(running.upstream.only().body()).hasToString(SPLICED);
            assertThat(running.upstream.only().header("content-encoding")).isEmpty();
            assertThat(running.upstream.only().header("content-length")).containsExactly("" + SPLICED.length());
        }
    }

    @ParameterizedTest
    @CsvSource({"ann, false", "'', true"})
    void a_digest_of_the_old_body_goes_with_it(String user, boolean stays) throws Exception {
        try (Running running = new Running()) {
            running.send(running.chat(Running.HELLO).header("Attune-User", user).header("Content-MD5", "abc"));
            assertThat(running.upstream.only().header("content-md5")).hasSize(stays ? 1 : 0);
        }
    }

    @Test
    void with_nothing_to_insert_it_goes_on_as_it_came() throws Exception {
        try (Running running = new Running()) {
            byte[] body = compressed("gzip", Running.HELLO);
            send(running, "gzip", "", body);
            assertThat(running.upstream.only().body()).isEqualTo(Buffer.buffer(body));
            assertThat(running.upstream.only().header("content-encoding")).containsExactly("gzip");
        }
    }

    @ParameterizedTest
    @CsvSource({"br, true", "zstd, true", "'gzip, gzip', true", "gzip, false"})
    void what_cannot_be_inflated_goes_on_as_it_came(String encoding, boolean sound) throws Exception {
        try (Running running = new Running()) {
            byte[] body = sound ? compressed("gzip", Running.HELLO) : "no gzip".getBytes(StandardCharsets.UTF_8);
            HttpResponse<byte[]> answer = send(running, encoding, "ann", body);
            assertThat(header(answer)).isEqualTo("none; reason=unsupported");
            assertThat(running.upstream.only().body()).isEqualTo(Buffer.buffer(body));
            assertThat(running.upstream.only().header("content-encoding")).containsExactly(encoding);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, applied; standing=1; recalled=0", "1, none; reason=unsupported"})
    void a_request_that_inflates_beyond_the_limit_goes_on_as_it_came(int beyond, String verdict) throws Exception {
        int most = 1 << 20;
        String body = Running.HELLO.replace("hello", "x".repeat(most + beyond - Running.HELLO.length() + 5));
        ProxySettings.Limits usual = ProxySettings.Limits.USUAL;
        try (Running running = new Running(settings -> settings.withLimits(new ProxySettings.Limits(
                most, usual.tapCharacters(), usual.headerBytes(), usual.lineBytes(), usual.upstreamConnections())))) {
            byte[] compressed = compressed("gzip", body);
            HttpResponse<byte[]> answer = send(running, "gzip", "ann", compressed);
            assertThat(header(answer)).isEqualTo(verdict);
            boolean untouched = running.upstream.only().body().equals(Buffer.buffer(compressed));
            assertThat(untouched).isEqualTo(beyond > 0);
        }
    }

    @Test
    void a_compressed_answer_comes_back_as_it_is_and_is_understood() throws Exception {
        byte[] answered = compressed("gzip", "{\"choices\":[{\"message\":{\"content\":\"four\"}}]}");
        try (Running running = new Running()) {
            running.upstream.plays((request, body) -> request.response()
                    .putHeader("content-type", "application/json")
                    .putHeader("content-encoding", "gzip")
                    .end(Buffer.buffer(answered)));
            HttpResponse<byte[]> answer =
                    send(running, "identity", "ann", Running.HELLO.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.body()).isEqualTo(answered);
            assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
            assertKept(running, "four");
        }
    }

    @ParameterizedTest
    @CsvSource({"deflate, 1", "deflate, 4096", "bare, 1", "bare, 7", "gzip, 1", "gzip, 7", "gzip, 4096"})
    void compressed_events_are_understood_however_they_are_cut(String format, int size) throws Exception {
        byte[] events =
                compressed(format, ScriptedUpstream.event("fo") + ScriptedUpstream.event("ur") + "data: [DONE]\n\n");
        try (Running running = new Running()) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            running.profiles.keeping = answer -> kept;
            running.upstream.plays((request, body) -> {
                HttpServerResponse response = request.response();
                response.setChunked(true)
                        .putHeader("content-type", "text/event-stream")
                        .putHeader("content-encoding", format.equals("bare") ? "deflate" : format);
                for (int at = 0; at < events.length; at += size) {
                    response.write(Buffer.buffer().appendBytes(events, at, Math.min(size, events.length - at)));
                }
                response.end();
            });
            CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(
                    () -> sendQuietly(running, Running.HELLO.getBytes(StandardCharsets.UTF_8)));
            assertKept(running, "four");
            assertThat(answer).isNotDone();
            kept.complete(null);
            assertThat(answer.get().body()).isEqualTo(events);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip", "deflate"})
    void an_answer_that_cannot_be_inflated_has_no_text(String encoding) throws Exception {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        try (Running running = new Running()) {
            running.upstream.plays((request, body) -> request.response()
                    .putHeader("content-type", "application/json")
                    .putHeader("content-encoding", encoding)
                    .end(Buffer.buffer(noise)));
            HttpResponse<byte[]> answer =
                    send(running, "identity", "ann", Running.HELLO.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.body()).isEqualTo(noise);
            assertKept(running, "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | gzip, deflate",
                "br;q=1.0, gzip;q=0.8, *;q=0.1 | gzip;q=0.8",
                "br, gzip, *;q=0 | gzip, *;q=0",
                "ZSTD,GZip | GZip",
                "br, identity;q=0.5 | identity;q=0.5",
                "gzip | gzip",
                "gzip, br;q=0 | gzip, br;q=0",
                "br | br",
                "br, zstd | br, zstd",
                "br, gzip;q=0 | br, gzip;q=0",
                "* | *"
            })
    void upstream_is_asked_for_what_can_be_read_of_what_the_client_takes(String client, String upstream)
            throws Exception {
        try (Running running = new Running()) {
            running.send(running.chat(Running.HELLO)
                    .header("Accept-Encoding", client)
                    .header("Attune-User", "ann"));
            running.send(running.chat(Running.HELLO).header("Accept-Encoding", client));
            running.send(running.chat(Running.HELLO)
                    .header("Accept-Encoding", client)
                    .header("Attune-User", "ann")
                    .header("Attune-Mode", "off"));
            assertThat(running.upstream.received())
                    .extracting(received -> received.header("accept-encoding"))
                    .containsExactly(List.of(upstream), List.of(client), List.of(client));
        }
    }

    private static void assertKept(Running running, String text) throws InterruptedException {
        Eventually.holds("the answer is kept", () -> running.profiles.answers().size() == 1);
        assertThat(running.profiles.answers().get(0).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(running.profiles.answers().get(0).text()).isEqualTo(text);
    }

    private static String header(HttpResponse<?> answer) {
        return answer.headers().firstValue("Attune-Personalization").orElse("");
    }

    private static HttpResponse<byte[]> sendQuietly(Running running, byte[] body) {
        try {
            return send(running, "identity", "ann", body);
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static HttpResponse<byte[]> send(Running running, String encoding, String user, byte[] body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        running.request(Running.CHAT)
                                .header("Content-Encoding", encoding)
                                .header("Attune-User", user)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] compressed(String encoding, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressing = switch (encoding) {
            case "deflate" -> new DeflaterOutputStream(bytes);
            case "bare" -> new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
            default -> new GZIPOutputStream(bytes);
        }) {
            compressing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
