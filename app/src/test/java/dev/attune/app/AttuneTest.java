package dev.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.Arguments.Wish;
import dev.attune.app.settings.Settings;
import dev.attune.app.settings.SettingsReader;
import dev.attune.app.start.Role;
import dev.attune.app.start.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Attune in this process, on a Redis and with a model of its own. */
final class AttuneTest {

    private static final Arguments DEMO = new Arguments(Role.ALL, true, null, Wish.RUN);
    private static final String TOKEN = "token-of-the-test";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path data = Path.of("unset");

    @Test
    void aWishIsLearnedAndAppliedInANewConversation() throws Exception {
        try (Attune attune = start(Map.of("ATTUNE_ADMIN_TOKEN", TOKEN))) {
            Api api = new Api(Objects.requireNonNull(attune.proxyUrl()), TOKEN);

            assertThat(api.say("ada", "Please keep your answers short.")).contains("About you I was told nothing");
            api.awaitMemories("ada");

            assertThat(api.say("ada", "What can I cook tonight?"))
                    .contains("About you I was told:")
                    .containsIgnoringCase("keep your answers short");
            assertThat(api.say("bob", "What can I cook tonight?")).contains("About you I was told nothing");
            assertThat(api.memories("ada"))
                    .anySatisfy(memory ->
                            assertThat(memory.at("/evidence/0/quote").asText()).contains("keep your answers short"));
        }
    }

    @Test
    void whatWasLearnedAndGeneratedIsThereAfterARestart() throws Exception {
        String token;
        try (Attune attune = start(Map.of())) {
            token = line("admin token, shown once:");
            Api api = new Api(Objects.requireNonNull(attune.proxyUrl()), token);
            api.say("ada", "Please keep your answers short.");
            api.awaitMemories("ada");
        }
        printed.reset();

        try (Attune attune = start(Map.of())) {
            Api api = new Api(Objects.requireNonNull(attune.proxyUrl()), token);

            assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(api.memories("ada")).isNotEmpty();
        }
    }

    @Test
    void whatTheConsoleExportsItTakesInAgain() throws Exception {
        String password = "a password of the test";
        try (Attune attune = start(Map.of("ATTUNE_ADMIN_TOKEN", TOKEN, "ATTUNE_CONSOLE_PASSWORD", password))) {
            Api api = new Api(Objects.requireNonNull(attune.proxyUrl()), TOKEN);
            api.say("ada", "Please keep your answers short.");
            api.awaitMemories("ada");
            ConsoleVisit console = new ConsoleVisit(Objects.requireNonNull(attune.consoleUrl()), password);
            String file = console.post("/people/default/ada", "/people/default/ada/export", Map.of())
                    .body();

            assertThat(console.bring("attune", "bob", file))
                    .contains("another person’s")
                    .doesNotContain("0 changes made");
            assertThat(api.memories("bob")).isEqualTo(api.memories("ada"));
            assertThat(console.bring("attune", "", file)).contains("0 changes made", "taken in before");
            assertThat(console.bring("csv", "", "person,text\ncyd,I am allergic to nuts\n"))
                    .contains("1 change made");
            assertThat(api.say("cyd", "What can I cook tonight?")).containsIgnoringCase("allergic to nuts");
        }
    }

    @Test
    void theGreetingNamesWhatListensAndTheTourWorksOnIt() throws Exception {
        try (Attune attune = start(Map.of())) {
            assertThat(attune.greeting())
                    .contains(attune.proxyUrl() + "/v1")
                    .contains(attune.consoleUrl() + "/")
                    .contains("curl -s " + attune.proxyUrl() + "/v1/chat/completions")
                    .contains("Authorization: Bearer " + line("admin token, shown once:"));
            assertThat(new Api(Objects.requireNonNull(attune.proxyUrl()), "").status("/health/ready"))
                    .isEqualTo(200);
            assertThat(new Api(Objects.requireNonNull(attune.consoleUrl()), "").status("/health/live"))
                    .isEqualTo(200);
        }
    }

    @Test
    void aRoleRunsItsPartAlone() throws Exception {
        Arguments proxyAlone = new Arguments(Role.PROXY, false, null, Wish.RUN);
        try (Attune attune = Attune.start(proxyAlone, settings(Map.of()), out(), new Opened())) {
            assertThat(attune.proxyUrl()).isNotNull();
            assertThat(attune.consoleUrl()).isNull();
            assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("password");
        }
    }

    @Test
    void itStartsWhileTheStoreIsAway() throws Exception {
        try (Attune attune = start(Map.of("ATTUNE_REDIS_URL", "redis://127.0.0.1:1"))) {
            Api api = new Api(Objects.requireNonNull(attune.proxyUrl()), "");

            assertThat(api.say("ada", "Please keep your answers short.")).contains("I am attune-demo");
            assertThat(api.status("/health/live")).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseStopsTheStartAndLeavesNothingBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> start(Map.of("ATTUNE_CONSOLE_PORT", port)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("port " + port + " on 127.0.0.1 is in use; set ATTUNE_CONSOLE_PORT to another");
        }
        start(Map.of()).close();
    }

    private Attune start(Map<String, String> environment) throws Exception {
        return Attune.start(DEMO, settings(environment), out(), new Opened());
    }

    private Settings settings(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "ATTUNE_PROXY_PORT", "0",
                "ATTUNE_CONSOLE_PORT", "0",
                "ATTUNE_DEADLINE_MS", "10000",
                "ATTUNE_DATA_DIR", data.toString()));
        all.putAll(environment);
        return new SettingsReader(all).read(null);
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String line(String label) {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
