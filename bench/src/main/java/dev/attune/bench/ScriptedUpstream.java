package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server with the shapes of OpenAI's and Anthropic's and no model behind it: a script says what it answers, and it keeps every
 * request it was sent.
 */
public final class ScriptedUpstream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final Function<JsonNode, String> script;

    private ScriptedUpstream(HttpServer server, Function<JsonNode, String> script) {
        this.server = server;
        this.script = script;
    }

    /** Starts one that answers each request with what the script says. */
    public static ScriptedUpstream start(Function<JsonNode, String> script) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedUpstream upstream = new ScriptedUpstream(server, script);
        ScriptedShape.BY_PATH.forEach(upstream::serve);
        server.setExecutor(upstream.threads);
        server.start();
        return upstream;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** The bodies received so far, in the order of their arrival. */
    public List<byte[]> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(String path, ScriptedShape shape) {
        server.createContext(path, exchange -> answer(exchange, shape));
    }

    private void answer(HttpExchange exchange, ScriptedShape shape) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(body);
            JsonNode request = JSON.readTree(body);
            String text = script.apply(request);
            if (request.path("stream").asBoolean()) {
                stream(exchange, shape.events(request, text));
            } else {
                send(exchange, shape.whole(request, text));
            }
        }
    }

    private static void stream(HttpExchange exchange, List<String> events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String event : events) {
                out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
