package dev.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.attune.app.Arguments.Wish;
import dev.attune.app.settings.Settings;
import dev.attune.app.settings.SettingsReader;
import dev.attune.app.start.Role;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans on their whole way to a collector. */
final class SpansSentTest {

    private static final String CANARY = "quetzalcoatl";

    @TempDir
    Path data = Path.of("unset");

    @Test
    void aCollectorReceivesARequestAsATraceWithoutItsWords() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-key")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (Attune attune = start("http://127.0.0.1:" + collector.getAddress().getPort())) {
            new Api(Objects.requireNonNull(attune.proxyUrl()), "").say(CANARY, "I am " + CANARY);
        } finally {
            // What was not sent yet is, when Attune ends.
            collector.stop(0);
        }

        assertThat(String.join("", received))
                .contains("POST /v1/chat/completions", "resolve", "profile", "chat attune-demo")
                .contains("gen_ai.operation.name", "gen_ai.request.model", "server.address", "attune.verdict")
                .contains("service.name", "attune-under-test")
                .doesNotContain(CANARY);
        assertThat(keys).isNotEmpty().allMatch("a=b"::equals);
    }

    private Attune start(String collector) throws Exception {
        Settings settings = new SettingsReader(Map.of(
                        "ATTUNE_PROXY_PORT", "0",
                        "ATTUNE_CONSOLE_PORT", "0",
                        "ATTUNE_DEADLINE_MS", "10000",
                        "ATTUNE_DATA_DIR", data.toString(),
                        "ATTUNE_TRACING_ENDPOINT", collector,
                        "ATTUNE_TRACING_HEADERS", "x-key=a=b",
                        "ATTUNE_TRACING_SERVICE", "attune-under-test"))
                .read(null);
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Attune.start(new Arguments(Role.ALL, true, null, Wish.RUN), settings, nowhere, new Opened());
    }
}
