package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.Pulse;
import dev.attune.profile.StoreHealth;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, metrics, settings, and what is hardly HTTP. */
final class EdgeTest {

    static List<String> oddities() {
        return List.of(
                "GET /v1/models HTTP/1.1\r\nHost: a\r\nX-Bad: a\u0001b\r\n\r\n",
                "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nAttune-User: a\u0000b\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void what_is_not_http_is_refused_in_openais_words(String bytes) throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.send(bytes);
            assertRefused(client.readToEnd(), 400, "malformed_request");
            assertThat(running.upstream.begun()).isZero();
        }
    }

    @Test
    void too_much_of_a_line_or_of_headers_is_refused() throws Exception {
        try (Running running = new Running();
                RawClient line = running.raw();
                RawClient headers = running.raw()) {
            line.head("GET /v1/" + "x".repeat(20_000) + " HTTP/1.1", "Host: a");
            assertRefused(line.readToEnd(), 414, "request_line_too_long");
            headers.head("GET /v1/models HTTP/1.1", "Host: a", "X-Long: " + "x".repeat(70_000));
            assertRefused(headers.readToEnd(), 431, "headers_too_large");
        }
    }

    @Test
    void it_lives_and_is_ready() throws Exception {
        try (Running running = new Running()) {
            assertThat(running.send(running.request("/health/live")).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> ready = running.send(running.request("/health/ready"));
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(ready.body()).getString("status")).isEqualTo("ready");
            assertThat(new JsonObject(ready.body()).getJsonObject("store").getBoolean("well"))
                    .isTrue();
        }
    }

    @Test
    void it_is_ready_without_its_store_and_says_what_is_wrong() throws Exception {
        try (Running running = new Running()) {
            running.profiles.health = new StoreHealth(false, Instant.EPOCH, "refused");
            running.profiles.pulse = new Pulse(
                    running.profiles.health,
                    1,
                    Map.of(),
                    0,
                    0,
                    0,
                    new Pulse.Meaning(Pulse.MeaningState.FAILED, Instant.EPOCH, "no library"));
            HttpResponse<String> ready = running.send(running.request("/health/ready"));
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(ready.body()).getJsonObject("store"))
                    .isEqualTo(new JsonObject()
                            .put("well", false)
                            .put("since", "1970-01-01T00:00:00Z")
                            .put("problem", "refused"));
            assertThat(new JsonObject(ready.body())
                            .getJsonArray("problems").stream().map(String::valueOf))
                    .containsExactly(
                            "{\"part\":\"store\",\"problem\":\"refused\",\"since\":\"1970-01-01T00:00:00Z\"}",
                            "{\"part\":\"meaning\",\"problem\":\"the encoder cannot be loaded: no library; memories are found"
                                    + " by their words alone\",\"since\":\"1970-01-01T00:00:00Z\"}",
                            "{\"part\":\"learning\",\"problem\":\"2 exchanges wait in this process for the store\"}",
                            "{\"part\":\"learning\",\"problem\":\"1 exchanges were lost since the start, as the buffer was"
                                    + " full\"}",
                            "{\"part\":\"learning\",\"problem\":\"3 exchanges failed too often to be learned\"}");
            assertThat(running.send(running.request("/readyz")).statusCode()).isEqualTo(200);
            assertThat(running.send(running.request("/healthz")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_metrics_show_requests_and_the_queue() throws Exception {
        try (Running running = new Running()) {
            running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
            running.send(running.chat(Running.HELLO));
            running.send(running.request("/v1/models"));
            assertThat(running.send(running.request("/metrics")).body())
                    .contains("attune_requests_total{status=\"200\",verdict=\"applied\"} 1.0")
                    .contains("attune_requests_total{status=\"200\",verdict=\"no-user\"} 1.0")
                    .contains("attune_requests_total{status=\"200\",verdict=\"passed\"} 1.0")
                    .contains("attune_step_seconds_count{step=\"prepare\"} 1")
                    .contains("attune_added_seconds_count 1", "attune_added_seconds_bucket{le=\"+Inf\"} 1")
                    .contains("attune_learning_backlog 7.0", "attune_learning_oldest_seconds 42.0")
                    .contains("attune_learning_dead_letters 3.0", "attune_learning_dropped 1.0")
                    .doesNotContain("ann");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/v1", "/v1", "http:///v1", "http://x/v1?a=b", "http://x/v1#f"})
    void an_upstream_that_cannot_be_is_named(String upstream) {
        assertThatThrownBy(() -> ProxySettings.of("127.0.0.1", 0, URI.create(upstream)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("upstream ");
    }

    @Test
    void the_settings_keep_the_key_to_themselves() {
        ProxySettings settings =
                ProxySettings.of("127.0.0.1", 0, URI.create("https://x/v1")).withUpstreamKey("sk-secret");
        assertThat(settings.toString()).doesNotContain("sk-secret");
        assertThatThrownBy(() -> settings.withUpstreamKey("sk secret")).hasMessageNotContaining("sk secret");
    }

    private static void assertRefused(String answer, int status, String code) {
        assertThat(answer).matches("(?s)HTTP/1[.][01] " + status + " .*");
        JsonObject error = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4)).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
    }
}
