package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer;
import dev.attune.proxy.access.AccessSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.assertj.core.groups.Tuple;

/** A proxy on a free port between a test and its scripted upstream. */
final class Running implements AutoCloseable {

    static final String CHAT = "/v1/chat/completions";
    static final String HELLO = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    final Vertx vertx = Vertx.vertx();
    final FakeProfiles profiles = new FakeProfiles();
    final ScriptedUpstream upstream;
    final ProxyServer proxy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Running() {
        this(settings -> settings);
    }

    Running(UnaryOperator<ProxySettings> change) {
        this(change, AccessSettings.OPEN);
    }

    Running(UnaryOperator<ProxySettings> change, AccessSettings access) {
        this(change, access, Observing.NONE);
    }

    Running(UnaryOperator<ProxySettings> change, AccessSettings access, Observing observing) {
        upstream = new ScriptedUpstream(vertx);
        // The end of an answer waits for the queue as long as it takes, so that no test depends on how fast this
        // machine is.
        ProxySettings usual = ProxySettings.of("127.0.0.1", 0, upstream.base())
                .withDeadline(Duration.ofSeconds(10))
                .withTimeouts(timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30)));
        proxy = await(ProxyServer.start(
                vertx,
                profiles,
                change.apply(usual),
                access,
                observing,
                request -> request.response().end("managed")));
    }

    static ProxySettings.Timeouts timeouts(Duration idle, Duration end) {
        return new ProxySettings.Timeouts(Duration.ofSeconds(5), idle, end, Duration.ofSeconds(5));
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder chat(String body) {
        return request(CHAT).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Whether the metrics have this line. */
    boolean shows(String metric) {
        try {
            return send(request("/metrics")).body().contains("\n" + metric + "\n");
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Of the one answer there is, once it is handed over. */
    void assertKept(Answer.Outcome outcome, String text) throws InterruptedException {
        Eventually.holds("the answer is kept", () -> !profiles.answers().isEmpty());
        assertThat(profiles.answers())
                .extracting(Answer::outcome, Answer::text)
                .containsExactly(Tuple.tuple(outcome, text));
    }

    RawClient raw() throws IOException {
        return new RawClient(proxy.port());
    }

    @Override
    public void close() {
        await(proxy.close());
        upstream.close();
        await(vertx.close());
    }
}
