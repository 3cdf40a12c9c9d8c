package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer.Outcome;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The proxy closes while somebody waits for an answer. */
final class ClosingTest {

    private static final String ANN = "Attune-User: ann\r\n";
    private static final Duration SOON = Duration.ofMillis(150);

    @Test
    void the_proxy_closes_in_the_middle_of_an_answer() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            Future<HttpServerResponse> begun = running.upstream.begins("half");
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
            Running.await(begun).end(ScriptedUpstream.event("whole") + "data: [DONE]\n\n");
            assertThat(client.readToEnd()).endsWith("data: [DONE]\n\n\r\n0\r\n\r\n");
            Running.await(closed);
            running.assertKept(Outcome.COMPLETE, "halfwhole");
        }
    }

    @Test
    void the_proxy_closes_on_an_answer_that_does_not_end() throws Exception {
        try (Running running = new Running(settings -> settings.withTimeouts(new ProxySettings.Timeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(1), SOON)));
                RawClient client = running.raw()) {
            running.upstream.begins("half");
            client.post(Running.CHAT, ANN, Running.HELLO);
            client.readUntil("half");
            Running.await(running.proxy.close());
            assertThat(client.readToEnd()).doesNotEndWith("0\r\n\r\n");
            running.assertKept(Outcome.LEFT, "half");
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
}
