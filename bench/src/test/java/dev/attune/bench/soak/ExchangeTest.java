package dev.attune.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attune.bench.ScriptedShape;
import dev.attune.profile.Eventually;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client makes of the end of its stream. A soak that takes a fault for a success is worth nothing. */
final class ExchangeTest {

    private static final long TURN = 7;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClientAgent http = vertx.createHttpClient();
    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @EnumSource(Talk.class)
    void an_answer_with_its_whole_text_and_its_last_event_is_complete(Talk talk) {
        List<String> events = events(talk, Answers.to(TURN));
        Seen seen = ask(talk, new Leaving.Never(), request -> request.response().end(text(events)));
        assertThat(seen).isEqualTo(new Seen(Outcome.COMPLETE, Answers.to(TURN)));
    }

    @ParameterizedTest
    @EnumSource(Talk.class)
    void an_answer_without_its_last_event_is_cut(Talk talk) {
        List<String> events = events(talk, Answers.to(TURN));
        String cut = text(events.subList(0, events.size() - 1));
        assertThat(ask(talk, new Leaving.Never(), request -> request.response().end(cut))
                        .outcome())
                .isEqualTo(Outcome.CUT);
    }

    @ParameterizedTest
    @EnumSource(Talk.class)
    void the_text_of_another_turn_is_noticed(Talk talk) {
        String other = text(events(talk, Answers.to(TURN + 1)));
        assertThat(ask(talk, new Leaving.Never(), request -> request.response().end(other))
                        .outcome())
                .isEqualTo(Outcome.OTHER_TEXT);
    }

    @Test
    void an_answer_other_than_200_is_refused() {
        Seen seen = ask(
                Talk.CHAT,
                new Leaving.Never(),
                request -> request.response().setStatusCode(503).end());
        assertThat(seen.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void a_connection_that_closes_in_mid_stream_is_broken() {
        String begun = text(events(Talk.CHAT, Answers.to(TURN)).subList(0, 2));
        Seen seen = ask(Talk.CHAT, new Leaving.Never(), request -> {
            HttpServerResponse response = request.response().setChunked(true);
            response.write(begun).onSuccess(written -> request.connection().close());
        });
        assertThat(seen.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(tally.faults()).hasSize(1);
    }

    @Test
    void a_client_leaves_after_the_pieces_it_wanted() {
        String whole = text(events(Talk.CHAT, Answers.to(TURN)));
        Seen seen = ask(
                Talk.CHAT, new Leaving.After(2), request -> request.response().end(whole));
        assertThat(seen.outcome()).isEqualTo(Outcome.LEFT_IN);
        assertThat(Answers.to(TURN)).startsWith(seen.text());
        assertThat(seen.text()).isNotEmpty().isNotEqualTo(Answers.to(TURN));
    }

    @Test
    void upstream_counts_a_request_until_its_client_is_gone() {
        SlowUpstream upstream = SlowUpstream.start(vertx, SoakPlan.Load.SLOW);
        CompletableFuture<Seen> seen =
                begin(Talk.CHAT, new Leaving.Never(), upstream.url().getPort());
        Eventually.holds("the request is open", () -> upstream.open() == 1);
        http.close().await();
        Eventually.holds("it is no more", () -> upstream.open() == 0);
        assertThat(seen.join().outcome()).isEqualTo(Outcome.BROKEN);
    }

    private Seen ask(Talk talk, Leaving leaving, Handler<HttpServerRequest> server) {
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> server.handle(request)))
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
        return begin(talk, leaving, port).join();
    }

    private CompletableFuture<Seen> begin(Talk talk, Leaving leaving, int port) {
        CompletableFuture<Seen> over = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(now -> {
            Exchange exchange = new Exchange(
                    vertx,
                    new Exchange.Turn(TURN, talk, headers(), body(talk), leaving),
                    tally,
                    (outcome, text) -> over.complete(new Seen(outcome, text)));
            http.request(HttpMethod.POST, port, "127.0.0.1", "/v1" + talk.path())
                    .onSuccess(exchange::run);
        });
        return over;
    }

    private static Map<String, String> headers() {
        return Map.of(Answers.TURN, Long.toString(TURN));
    }

    private static Buffer body(Talk talk) {
        return Buffer.buffer(talk.request(List.of(Talk.Line.user("Hello."))).toString());
    }

    private static List<String> events(Talk talk, String text) {
        ScriptedShape shape = Objects.requireNonNull(ScriptedShape.BY_PATH.get("/v1" + talk.path()));
        return shape.events(MissingNode.getInstance(), text);
    }

    private static String text(List<String> events) {
        return String.join("\n\n", events) + "\n\n";
    }

    private record Seen(Outcome outcome, String text) {}
}
