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
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A model server that thinks for a moment, then speaks slowly. On one event loop of its own. */
final class SlowUpstream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEAST_THINKING_MILLIS = 50;
    private static final int MOST_THINKING_MILLIS = 800;
    private static final int LEAST_PAUSE_MILLIS = 60;
    private static final int MOST_PAUSE_MILLIS = 340;

    private final Vertx vertx;
    private final HttpServer server;
    private final SplittableRandom random = new SplittableRandom(SoakPlan.SEED);
    private final AtomicInteger open = new AtomicInteger();

    private SlowUpstream(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer().requestHandler(this::take);
    }

    static SlowUpstream start(Vertx vertx) {
        SlowUpstream upstream = new SlowUpstream(vertx);
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

    private void take(HttpServerRequest request) {
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
        later(LEAST_THINKING_MILLIS, MOST_THINKING_MILLIS, () -> speak(response, events));
    }

    private void speak(HttpServerResponse response, Iterator<String> events) {
        if (response.closed()) {
            return;
        }
        String event = events.next() + "\n\n";
        if (events.hasNext()) {
            response.write(event);
            later(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS, () -> speak(response, events));
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
}
