package dev.attune.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Streams the same few events to everybody: the first at once, the others with pauses as long as a request's header says. */
final class SseUpstream {

    /** Milliseconds between two events; 0 sends all of them at once. */
    static final String PAUSE = "Bench-Pause";

    private static final int EVENTS = 10;
    private static final Buffer EVENT = Buffer.buffer(
            "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"load\",\"choices\":"
                    + "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"All right. \"},\"finish_reason\":null}]}\n\n");
    private static final Buffer END = Buffer.buffer("data: [DONE]\n\n");

    private final Vertx vertx;
    private final HttpServer server;

    private SseUpstream(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer().requestHandler(this::take);
    }

    static SseUpstream start(Vertx vertx) {
        SseUpstream upstream = new SseUpstream(vertx);
        upstream.server.listen(0, "127.0.0.1").await();
        return upstream;
    }

    int port() {
        return server.actualPort();
    }

    private void take(HttpServerRequest request) {
        request.end().onSuccess(whole -> {
            HttpServerResponse response = request.response().setChunked(true);
            // The header by which model servers ask nginx not to hold events back.
            response.putHeader("Content-Type", "text/event-stream").putHeader("X-Accel-Buffering", "no");
            speak(response, EVENTS, Long.parseLong(request.getHeader(PAUSE)));
        });
    }

    private void speak(HttpServerResponse response, int left, long pause) {
        if (response.closed()) {
            return;
        }
        if (left == 0) {
            response.end(END);
            return;
        }
        response.write(EVENT);
        if (pause == 0) {
            speak(response, left - 1, pause);
        } else {
            vertx.setTimer(pause, later -> speak(response, left - 1, pause));
        }
    }
}
