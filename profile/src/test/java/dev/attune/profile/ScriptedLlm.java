package dev.attune.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with OpenAI's shape and no model behind it: a script says what it finds in the turns that it is sent. It can be told to
 * misbehave, once for each {@link Fault} that is put in, before it answers as scripted again.
 */
public final class ScriptedLlm implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TURN = Pattern.compile("(?m)^(t\\d+) \\(([0-9-]+)\\): (.*)$");
    private static final Pattern NOTE = Pattern.compile("(?m)^(k\\d+): (.*)$");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, List<Map<String, Object>>> script = question -> List.of();

    private ScriptedLlm(HttpServer server) {
        this.server = server;
    }

    public static ScriptedLlm start() {
        return start(0);
    }

    /** Starts on a certain port; 0 takes any free one. */
    public static ScriptedLlm start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ScriptedLlm llm = new ScriptedLlm(server);
            server.createContext("/v1/chat/completions", llm::answer);
            server.setExecutor(llm.threads);
            server.start();
            return llm;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What it finds from now on. */
    public ScriptedLlm finds(Function<Asked, List<Map<String, Object>>> next) {
        script = next;
        return this;
    }

    /** How it misbehaves at the next calls, one after the other. */
    public ScriptedLlm fails(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    /** The calls so far, those that it failed too. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** A finding that adds a preference. */
    public static Map<String, Object> finding(String turn, String quote, String text) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("turn", turn);
        finding.put("quote", quote);
        finding.put("action", "ADD");
        finding.put("known", "");
        finding.put("kind", "PREFERENCE");
        finding.put("facet", "CONTENT");
        finding.put("text", text);
        finding.put("lasting", true);
        finding.put("importance", 0.6);
        return finding;
    }

    /** The same with one part changed. */
    public static Map<String, Object> with(Map<String, Object> finding, String part, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(finding);
        changed.put(part, value);
        return changed;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked question = Asked.of(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            asked.add(question);
            Fault fault = faults.poll();
            if (fault == null) {
                send(exchange, 200, completion(content(question), "stop", null));
            } else {
                fault.play(this, exchange);
            }
        }
    }

    private String content(Asked question) {
        return json(Map.of("findings", script.apply(question)));
    }

    private static Map<String, Object> completion(String content, String finish, @Nullable String refusal) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", content);
        message.put("refusal", refusal);
        return Map.of(
                "id",
                "chatcmpl-scripted",
                "object",
                "chat.completion",
                "created",
                1,
                "model",
                "scripted",
                "choices",
                List.of(Map.of("index", 0, "finish_reason", finish, "message", message)),
                "usage",
                Map.of("prompt_tokens", 700, "completion_tokens", 60, "total_tokens", 760));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One way to misbehave. */
    public interface Fault {

        /** Says that it cannot help with that. */
        Fault REFUSAL = (llm, exchange) -> send(exchange, 200, completion("", "stop", "I cannot help with that."));

        /** Breaks off in the middle of its JSON. */
        Fault CUT_OFF = (llm, exchange) -> send(exchange, 200, completion("{\"findings\":[{\"tu", "length", null));

        /** Answers JSON of another shape. */
        Fault OTHER_SHAPE = (llm, exchange) -> send(exchange, 200, completion("{\"memories\":[]}", "stop", null));

        /** Chats. */
        Fault PROSE = (llm, exchange) -> send(exchange, 200, completion("Sure! Here is what I found.", "stop", null));

        /** Is no endpoint of this kind at all. */
        Fault NO_COMPLETION = (llm, exchange) -> send(exchange, 200, Map.of("hello", "world"));

        /** Closes the connection without a word. */
        Fault HANG_UP = (llm, exchange) -> exchange.close();

        /** Says nothing until it is closed. */
        Fault SILENCE = (llm, exchange) -> {
            try {
                llm.closed.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };

        /** Answers with a status of HTTP. */
        static Fault status(int status) {
            return (llm, exchange) -> send(exchange, status, Map.of("error", Map.of("message", "no")));
        }

        /** Is busy, and says for how long. */
        static Fault busy(int seconds) {
            return (llm, exchange) -> {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
                send(exchange, 429, Map.of("error", Map.of("message", "slow down")));
            };
        }

        void play(ScriptedLlm llm, HttpExchange exchange) throws IOException;
    }

    /**
     * One call.
     *
     * @param turns what the person said, by the ids that the call gave it
     * @param known the notes, by their ids
     */
    public record Asked(JsonNode request, Map<String, String> turns, Map<String, String> known) {

        static Asked of(JsonNode request) {
            String user = request.path("messages").path(1).path("content").asText();
            Map<String, String> turns = new LinkedHashMap<>();
            TURN.matcher(user).results().forEach(line -> turns.put(line.group(1), line.group(3)));
            Map<String, String> known = new LinkedHashMap<>();
            NOTE.matcher(user).results().forEach(line -> known.put(line.group(1), line.group(2)));
            return new Asked(request, turns, known);
        }

        /** What the call told of the person. */
        public String told() {
            return request.path("messages").path(1).path("content").asText();
        }

        /** The id of the turn with these words. */
        public String turn(String words) {
            return id(turns, words);
        }

        /** The id of the note with these words. */
        public String note(String words) {
            return id(known, words);
        }

        /** The sentences of all turns that begin with these words, each as a finding with the words replaced. */
        public List<Map<String, Object>> sentences(String first, String by) {
            List<Map<String, Object>> found = new ArrayList<>();
            Pattern sentence = Pattern.compile(Pattern.quote(first) + "[^.!?]*");
            turns.forEach((id, text) -> sentence.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .forEach(quote -> found.add(finding(id, quote, by + quote.substring(first.length())))));
            return found;
        }

        private static String id(Map<String, String> lines, String words) {
            return lines.entrySet().stream()
                    .filter(line -> line.getValue().contains(words))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("none");
        }
    }
}
