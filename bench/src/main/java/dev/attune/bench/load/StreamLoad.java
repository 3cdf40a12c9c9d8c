package dev.attune.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Streams from one server over so many connections, each asking again as soon as its answer has ended. On one event loop. */
final class StreamLoad implements AutoCloseable {

    private static final long STAGGER_MILLIS = 7;

    private final Vertx vertx;
    private final HttpClientAgent http;
    private final Buffer body;
    private final int connections;

    StreamLoad(Vertx vertx, String body, int connections) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
        this.body = Buffer.buffer(body);
        this.connections = connections;
    }

    /** What came of every request that was sent within this time. */
    List<Begun> run(Peer peer, long pauseMillis, long millis) {
        List<Begun> firstBytes = new ArrayList<>();
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(peer.address().toString())
                .setMethod(HttpMethod.POST)
                .putHeader("Content-Type", "application/json")
                .putHeader(SseUpstream.PAUSE, Long.toString(pauseMillis));
        peer.headers().forEach(options::putHeader);
        Promise<Void> done = Promise.promise();
        vertx.getOrCreateContext().runOnContext(now -> {
            long end = System.nanoTime() + millis * 1_000_000;
            List<Future<Void>> all = IntStream.range(0, connections)
                    .mapToObj(one -> {
                        Promise<Void> over = Promise.promise();
                        // Else all of them would ask at the same moment, again and again.
                        vertx.setTimer(1 + one * STAGGER_MILLIS, later -> keepAsking(options, end, firstBytes, over));
                        return over.future();
                    })
                    .toList();
            Future.join(all).<Void>mapEmpty().onComplete(done);
        });
        done.future().await();
        return firstBytes;
    }

    @Override
    public void close() {
        http.close().await();
    }

    private void keepAsking(RequestOptions options, long end, List<Begun> firstBytes, Promise<Void> over) {
        if (System.nanoTime() >= end) {
            over.complete();
            return;
        }
        long began = System.nanoTime();
        http.request(options)
                .compose(request -> request.send(body))
                .compose(response -> read(response, began, firstBytes))
                .onSuccess(ended -> keepAsking(options, end, firstBytes, over))
                .onFailure(over::fail);
    }

    private static Future<Void> read(HttpClientResponse response, long began, List<Begun> firstBytes) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("answered " + response.statusCode());
        }
        boolean personalized =
                String.valueOf(response.getHeader("Attune-Personalization")).startsWith("applied");
        boolean[] first = {true};
        response.handler(bytes -> {
            if (first[0]) {
                first[0] = false;
                firstBytes.add(new Begun((System.nanoTime() - began) / 1e6, personalized));
            }
        });
        return response.end();
    }

    /**
     * One answer.
     *
     * @param millis from the request to the first byte of the answer's body
     * @param personalized whether Attune says so
     */
    record Begun(double millis, boolean personalized) {}
}
