package dev.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attune.app.Arguments.Wish;
import dev.attune.app.settings.SettingsReader;
import dev.attune.app.start.Role;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is said to a running Attune, and however wrongly, its log has none of it, with everything logged that can be. */
final class LogWordsTest {

    private static final String CANARY = "quetzalcoatl";
    private static final String TOKEN = "token-of-the-test-xolotl";

    private final Logger own = (Logger) LoggerFactory.getLogger("dev.attune");
    private final Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path data = Path.of("unset");

    @BeforeEach
    void listen() {
        own.setLevel(Level.TRACE);
        lines.start();
        all.addAppender(lines);
    }

    @AfterEach
    void leave() {
        all.detachAppender(lines);
        own.setLevel(null);
    }

    @Test
    void noLineHasAWordOfAnybodys() throws Exception {
        try (Attune attune = start(Map.of())) {
            URI proxy = Objects.requireNonNull(attune.proxyUrl());
            talk(proxy);
            new Api(proxy, TOKEN).awaitMemories(CANARY);
            manage(proxy);
            send(attune.consoleUrl() + "/sign-in", "POST", "password=" + CANARY, Map.of());
            send(attune.consoleUrl() + "/people/" + CANARY, "GET", "", Map.of());
        }
        assertThat(told()).contains("POST /v1/chat/completions").doesNotContain(CANARY, TOKEN);
        assertThat(lines.list)
                .filteredOn(line -> line.getLoggerName().endsWith("RequestLog"))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        line -> assertThat(line.getKeyValuePairs().get(0).key).isEqualTo("request"));
    }

    @Test
    void norWhileTheStoreIsAway() throws Exception {
        try (Attune attune = start(Map.of("ATTUNE_REDIS_URL", "redis://" + CANARY + ":" + TOKEN + "@127.0.0.1:1"))) {
            URI proxy = Objects.requireNonNull(attune.proxyUrl());
            talk(proxy);
            manage(proxy);
        }
        assertThat(told()).contains("store-unavailable").doesNotContain(CANARY, TOKEN);
    }

    private void talk(URI proxy) throws Exception {
        Api api = new Api(proxy, TOKEN);
        api.say(CANARY, "My name is " + CANARY + " and I am allergic to " + CANARY + ". Please keep answers short.");
        api.say(CANARY, "What would " + CANARY + " cook?");
        Map<String, String> named = Map.of("Attune-User", CANARY, "Attune-Conversation", CANARY);
        String chat = proxy + "/v1/chat/completions";
        for (String body : List.of(
                "{\"messages\":\"" + CANARY,
                "{\"messages\":[{\"role\":\"" + CANARY + "\",\"content\":[{\"type\":\"" + CANARY + "\"}]}]}",
                "{\"model\":\"" + CANARY + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + CANARY + "\"}]}",
                CANARY)) {
            send(chat, "POST", body, named);
        }
        send(chat, "POST", "{}", Map.of("Attune-User", CANARY, "Attune-Mode", CANARY));
        send(chat, "POST", "{}", Map.of("Authorization", "Bearer " + CANARY, "Attune-Token", CANARY));
        send(proxy + "/v1/" + CANARY + "?" + CANARY + "=" + CANARY, "GET", "", named);
        send(proxy + "/" + CANARY, "GET", "", named);
    }

    private void manage(URI proxy) throws Exception {
        String api = proxy + "/attune/v1";
        Map<String, String> admin = Map.of("Authorization", "Bearer " + TOKEN);
        send(api + "/users?query=" + CANARY, "GET", "", admin);
        send(api + "/users/" + CANARY + "/memories", "POST", "{\"text\":\"" + CANARY + "\"}", admin);
        send(api + "/users/" + CANARY + "/controls", "PATCH", "{\"" + CANARY + "\":1}", admin);
        send(
                api + "/users/" + CANARY + "/turns?wait=true",
                "POST",
                "{\"conversation\":\"" + CANARY + "\",\"turns\":[{\"id\":\"" + CANARY
                        + "\",\"role\":\"user\",\"content\":\"I live in " + CANARY
                        + "\",\"at\":\"2026-01-01T00:00:00Z\"}]}",
                admin);
        send(api + "/users/" + CANARY + "/import", "POST", "{\"user\":\"" + CANARY + "\"}", admin);
        send(api + "/feedback", "POST", "{\"trace\":\"" + CANARY + "\",\"rating\":1}", admin);
        send(api + "/users/" + CANARY, "GET", "", Map.of("Authorization", "Bearer " + CANARY));
        send(api + "/users/" + CANARY, "DELETE", "", admin);
    }

    /** All lines as both shapes tell them, and as a shape would that shows everything. */
    private String told() {
        return lines.list.stream()
                .map(line -> line.getLoggerName() + " " + line.getFormattedMessage() + " " + line.getKeyValuePairs()
                        + " " + thrown(line))
                .collect(Collectors.joining("\n"));
    }

    private static String thrown(ILoggingEvent line) {
        return line.getThrowableProxy() == null ? "" : line.getThrowableProxy().getClassName();
    }

    private void send(String url, String method, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        client.send(request.build(), BodyHandlers.discarding());
    }

    private Attune start(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ATTUNE_PROXY_PORT", "0",
                "ATTUNE_CONSOLE_PORT", "0",
                "ATTUNE_ADMIN_TOKEN", TOKEN,
                "ATTUNE_DEADLINE_MS", "10000",
                "ATTUNE_DATA_DIR", data.toString()));
        environment.putAll(more);
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Attune.start(
                new Arguments(Role.ALL, true, null, Wish.RUN),
                new SettingsReader(environment).read(null),
                nowhere,
                new Opened());
    }
}
