package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

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
