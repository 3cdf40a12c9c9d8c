package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.proxy.access.AccessSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Scripts of other origins. */
final class CorsTest {

    private static final String ORIGIN = "https://app.example.com";

    @Test
    void a_listed_origin_is_answered_by_attune() throws Exception {
        try (Running running = running(true)) {
            HttpResponse<String> answer = preflight(running, ORIGIN);
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(header(answer, "access-control-allow-origin")).isEqualTo(ORIGIN);
            assertThat(header(answer, "access-control-allow-headers").toLowerCase(Locale.ROOT))
                    .contains("authorization", "attune-token", "attune-user", "x-stainless-lang");
            assertThat(header(answer, "access-control-allow-methods")).contains("POST");
            assertThat(answer.headers().firstValue("access-control-allow-credentials"))
                    .isEmpty();
            assertThat(running.upstream.begun()).isZero();
        }
    }

    @Test
    void its_answers_and_refusals_may_be_read() throws Exception {
        try (Running running = running(false)) {
            running.upstream.plays((request, body) -> {
                request.response().putHeader("Access-Control-Allow-Origin", "*");
                ScriptedUpstream.json(request, "{}");
            });
            HttpResponse<String> answer = running.send(
                    running.chat(Running.HELLO).header("Origin", ORIGIN).header("Attune-User", "ann"));
            assertThat(answer.headers().allValues("access-control-allow-origin"))
                    .containsExactly(ORIGIN);
            assertThat(header(answer, "access-control-expose-headers"))
                    .contains("Attune-Trace", "Attune-Personalization");
            assertThat(answer.headers().allValues("vary")).contains("Origin");
            HttpResponse<String> refused = running.send(
                    running.chat(Running.HELLO).header("Origin", ORIGIN).header("Attune-Token", "bad"));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(header(refused, "access-control-allow-origin")).isEqualTo(ORIGIN);
        }
    }

    @Test
    void another_origin_passes_as_before() throws Exception {
        try (Running running = running(false)) {
            for (String other :
                    List.of("https://evil.example.com", "null", ORIGIN + ".evil.com", "http://app.example.com")) {
                HttpResponse<String> answer = preflight(running, other);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("access-control-allow-origin"))
                        .isEmpty();
            }
            assertThat(running.upstream.begun()).isEqualTo(4);
        }
    }

    private static Running running(boolean required) {
        return new Running(settings -> settings, new AccessSettings(required, null, List.of(ORIGIN)));
    }

    private static HttpResponse<String> preflight(Running running, String origin) throws Exception {
        return running.send(running.request(Running.CHAT)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, x-stainless-lang")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
