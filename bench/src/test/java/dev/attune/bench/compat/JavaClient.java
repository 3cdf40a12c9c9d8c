package dev.attune.bench.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import com.openai.core.http.HttpClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** OpenAI's own client for Java, on its own HTTP client. One for each run, so that no connection of another run is in play. */
record JavaClient() implements Client {

    private static final int AT_ONCE = 24;
    private static final int MOST_SECONDS = 60;

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Map<String, JsonNode> play(List<Run> runs) throws IOException, InterruptedException {
        Map<String, JsonNode> views = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> plays = runs.stream()
                    .filter(JavaAsks::isKnown)
                    .<Future<?>>map(run -> threads.submit(() -> views.put(run.id(), play(run))))
                    .toList();
            for (Future<?> play : plays) {
                play.get(MOST_SECONDS, TimeUnit.SECONDS);
            }
            return views;
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    private static JsonNode play(Run run) {
        Seen seen = new Seen(run.leaveAfter());
        try (Opened client = open(run)) {
            JavaAsks.of(run).play(client.client(), seen);
        } catch (RuntimeException failure) {
            // Whatever the client throws is what its app would see.
            seen.failure(failure);
        }
        return seen.view();
    }

    private static Opened open(Run run) {
        OkHttpClient own = OkHttpClient.builder().build();
        HttpClient http = run.body() == null ? own : new SendingAnother(own, run.body());
        ClientOptions.Builder options = ClientOptions.builder()
                .httpClient(http)
                .baseUrl(run.baseURL())
                .apiKey("sk-test")
                .maxRetries(run.retries());
        run.headers().forEach(options::putHeader);
        if (run.scenario().timeout() != null) {
            options.timeout(run.scenario().timeout());
        }
        return new Opened(new OpenAIClientImpl(options.build()));
    }

    private record Opened(OpenAIClient client) implements AutoCloseable {
        @Override
        public void close() {
            client.close();
        }
    }
}
