package dev.attune.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.bench.ScriptedShape;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A model server that thinks for a moment, then speaks slowly. On one event loop of its own. */
final class SlowUpstream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pace SLOW = new Pace(50, 800, 60, 340);
    private static final Pace QUICK = new Pace(5, 20, 1, 6);

    private final Vertx vertx;
    private final Pace pace;
    private final HttpServer server;
    private final ReachTimes reached = new ReachTimes();
    private final SplittableRandom random = new SplittableRandom(SoakPlan.SEED);
    private final AtomicInteger open = new AtomicInteger();

    private SlowUpstream(Vertx vertx, Pace pace) {
        this.vertx = vertx;
        this.pace = pace;
        this.server = vertx.createHttpServer().requestHandler(this::take);
    }

    static SlowUpstream start(Vertx vertx, SoakPlan.Load load) {
        SlowUpstream upstream = new SlowUpstream(vertx, load == SoakPlan.Load.SLOW ? SLOW : QUICK);
        upstream.server.listen(0, "127.0.0.1").await();
        return upstream;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    /** Requests that came and are neither answered to their end nor given up. */
    int open() {
        return open.get();
    }

    /** How long requests were under way until they were here. */
    ReachTimes reached() {
        return reached;
    }

    private void take(HttpServerRequest request) {
        long here = System.nanoTime();
        Optional.ofNullable(request.getHeader(Answers.SENT))
                .ifPresent(sent -> reached.note(here - Long.parseLong(sent)));
        open.incrementAndGet();
        // Called once, whether the answer was written to its end or its connection is gone.
        request.response().endHandler(over -> open.decrementAndGet());
        request.body().onSuccess(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        ScriptedShape shape = Objects.requireNonNull(ScriptedShape.BY_PATH.get(request.path()));
        String text = Answers.to(Long.parseLong(request.getHeader(Answers.TURN)));
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", "text/event-stream").setChunked(true);
        Iterator<String> events = shape.events(read(body), text).iterator();
        later(pace.leastThinking, pace.mostThinking, () -> speak(response, events));
    }

    private void speak(HttpServerResponse response, Iterator<String> events) {
        if (response.closed()) {
            return;
        }
        String event = events.next() + "\n\n";
        if (events.hasNext()) {
            response.write(event);
            later(pace.leastPause, pace.mostPause, () -> speak(response, events));
        } else {
            response.end(event);
        }
    }

    private void later(int least, int most, Runnable next) {
        vertx.setTimer(random.nextInt(least, most), now -> next.run());
    }

    private static JsonNode read(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("Attune sent what is no JSON", broken);
        }
    }

    /** How quick it is: thinking, then between two events; in milliseconds. */
    private record Pace(int leastThinking, int mostThinking, int leastPause, int mostPause) {}
}
