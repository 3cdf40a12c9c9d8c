package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * A server with the shape of OpenAI's chat completions and no model behind it: a script says what it answers, and it keeps every
 * request it was sent.
 */
public final class ScriptedUpstream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PIECE = 12;

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
        server.createContext("/v1/chat/completions", upstream::answer);
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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(body);
            JsonNode request = JSON.readTree(body);
            String text = script.apply(request);
            if (request.path("stream").asBoolean()) {
                stream(exchange, text);
            } else {
                send(exchange, "application/json", completion(text));
            }
        }
    }

    private static void stream(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int from = 0; from < text.length(); from += PIECE) {
                String piece = text.substring(from, Math.min(text.length(), from + PIECE));
                write(out, chunk(piece, false));
            }
            write(out, chunk("", true));
            write(out, "[DONE]");
        }
    }

    private static void write(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String completion(String text) {
        ObjectNode answer = head("chat.completion");
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", text)
                .putNull("refusal");
        choice.putNull("logprobs");
        return answer.toString();
    }

    private static String chunk(String piece, boolean last) {
        ObjectNode answer = head("chat.completion.chunk");
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.put("finish_reason", last ? "stop" : null);
        ObjectNode delta = choice.putObject("delta");
        if (!last) {
            delta.put("role", "assistant").put("content", piece);
        }
        return answer.toString();
    }

    private static ObjectNode head(String kind) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-scripted")
                .put("object", kind)
                .put("created", 1_700_000_000)
                .put("model", "scripted");
    }
}
