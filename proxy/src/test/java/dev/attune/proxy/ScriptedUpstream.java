package dev.attune.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream that does as the test says, and records what it received to the byte. */
final class ScriptedUpstream implements AutoCloseable {

    /** A request as it came. */
    record Received(String method, String uri, List<Map.Entry<String, String>> headers, Buffer body) {

        List<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /** What to do with a request whose body is there. */
    interface Script {
        void play(HttpServerRequest request, Buffer body);
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private volatile int refusal;
    private volatile Script script = (request, body) -> json(request, "{\"ok\":true}");

    ScriptedUpstream(Vertx vertx) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setMaxHeaderSize(1 << 20)
                .setHttp2ClearTextEnabled(false);
        server = Running.await(
                vertx.createHttpServer(options).requestHandler(this::take).listen());
    }

    private void take(HttpServerRequest request) {
        begun.incrementAndGet();
        HttpServerResponse response = request.response();
        response.exceptionHandler(failure -> brokenOff.incrementAndGet());
        if (refusal > 0) {
            response.setStatusCode(refusal).end("too much");
            return;
        }
        if (request.headers().contains("upgrade")) {
            script.play(request, Buffer.buffer());
            return;
        }
        request.body().onSuccess(body -> {
            received.add(new Received(
                    request.method().name(),
                    request.uri(),
                    request.headers().entries().stream().map(Map.Entry::copyOf).toList(),
                    body));
            script.play(request, body);
        });
    }

    ScriptedUpstream plays(Script next) {
        script = next;
        return this;
    }

    /** Answers with the beginning of a stream, and hands over the first one to go on with. */
    Future<HttpServerResponse> begins(String text) {
        Promise<HttpServerResponse> begun = Promise.promise();
        plays((request, body) -> {
            HttpServerResponse response = events(request);
            response.write(event(text));
            begun.tryComplete(response);
        });
        return begun.future();
    }

    /** Answers without reading what it is sent. */
    void refusesAtOnce(int status) {
        refusal = status;
    }

    static void json(HttpServerRequest request, String body) {
        request.response().putHeader("content-type", "application/json").end(body);
    }

    /** Begins an answer of events. */
    static HttpServerResponse events(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        response.writeHead();
        return response;
    }

    static String event(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/base/v9");
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("upstream received " + received.size() + " requests");
        }
        return received.get(0);
    }

    /** Requests that arrived, be it not to their end. */
    int begun() {
        return begun.get();
    }

    /** Answers that the proxy did not take to their end. */
    int brokenOff() {
        return brokenOff.get();
    }

    @Override
    public void close() {
        Running.await(server.close());
    }
}
