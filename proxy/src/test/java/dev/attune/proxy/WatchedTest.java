package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What those who watch a proxy are shown: what the documents say, all of it, and nothing of anybody's. */
final class WatchedTest {

    private static final String CANARY = "quetzalcoatl";
    private static final Pattern NAME = Pattern.compile("\\b(attune|jvm|process|system)_[a-z0-9_]+\\b");
    private static final Path DEPLOY = Path.of("..", "config", "deploy");

    @Test
    void the_table_of_metrics_and_a_scrape_agree() throws Exception {
        try (Running running = new Running()) {
            traffic(running);
            Set<String> scraped = scrape(running)
                    .lines()
                    .filter(line -> line.startsWith("# TYPE "))
                    .map(line -> line.split(" ", -1)[2])
                    .collect(Collectors.toCollection(TreeSet::new));
            scraped.removeIf(name -> name.endsWith("_max") && scraped.contains(name.substring(0, name.length() - 4)));

            assertThat(scraped).isEqualTo(documented());
        }
    }

    @Test
    void no_label_has_what_a_client_or_upstream_made_up() throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays((request, body) -> {
                request.response().setStatusCode(418 + request.uri().length() % 7 + 200);
                ScriptedUpstream.json(request, "{\"model\":\"" + CANARY + "\"}");
            });
            for (String path : new String[] {Running.CHAT, "/v1/" + CANARY, "/v1/threads/" + CANARY + "?q=" + CANARY}) {
                running.send(running.request(path)
                        .header("Attune-User", CANARY + "@example.com")
                        .header("Attune-Conversation", CANARY)
                        .header("Authorization", "Bearer " + CANARY)
                        .POST(BodyPublishers.ofString("{\"model\":\"" + CANARY
                                + "\",\"user\":\"" + CANARY + "\",\"messages\":[{\"role\":\"user\",\"content\":\"I am "
                                + CANARY + "\"}]}")));
            }
            running.send(
                    running.request(Running.CHAT).header("Attune-Mode", CANARY).method("POST", none()));
            String scrape = scrape(running);

            assertThat(scrape).contains("verdict=\"applied\"").contains("status=\"other\"");
            assertThat(scrape).doesNotContain(CANARY);
        }
    }

    @Test
    void the_dashboard_and_the_alerts_use_what_there_is() throws IOException {
        Set<String> known = documented();
        String dashboard = Files.readString(DEPLOY.resolve("grafana/attune.json"));
        JsonArray panels = new JsonObject(dashboard).getJsonArray("panels");
        String alerts = Files.readString(DEPLOY.resolve("prometheus/alerts.yml"));

        assertThat(panels).hasSizeGreaterThan(20);
        assertThat(used(expressions(panels) + alerts)).isNotEmpty().isSubsetOf(known);
        // Whoever adds a metric of Attune's own shows it, unless it is one of the last two.
        assertThat(used(dashboard))
                .containsAll(known.stream()
                        .filter(name -> name.startsWith("attune_"))
                        .filter(name -> !name.equals("attune_learning_llm_refused_total"))
                        .filter(name -> !name.equals("attune_meaning_ready"))
                        .toList());
    }

    @Test
    void a_stream_counts_as_open_until_it_is_over() throws Exception {
        try (Running running = new Running()) {
            running.upstream.plays(
                    (request, body) -> ScriptedUpstream.events(request).write(ScriptedUpstream.event("One")));
            try (RawClient client = running.raw()) {
                client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + Running.HELLO.length()
                        + "\r\n\r\n" + Running.HELLO);
                Eventually.holds("it is open", () -> isScraped(running, "attune_streams_open 1.0"));
            }
            Eventually.holds("it is over", () -> isScraped(running, "attune_streams_open 0.0"));
        }
    }

    private static void traffic(Running running) throws Exception {
        running.send(running.chat(Running.HELLO).header("Attune-User", "ann"));
        running.send(running.request("/v1/models"));
    }

    private static BodyPublisher none() {
        return BodyPublishers.noBody();
    }

    private static boolean isScraped(Running running, String line) {
        try {
            return scrape(running).contains(line);
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String scrape(Running running) throws IOException, InterruptedException {
        return running.send(running.request("/metrics")).body();
    }

    /** The first column of the table. */
    private static Set<String> documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operations.md"));
        String section = page.substring(page.indexOf("\n## Metrics"));
        return section.substring(0, section.indexOf("\n## ", 1))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(WatchedTest::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String expressions(JsonArray panels) {
        return panels.stream()
                .map(JsonObject.class::cast)
                .flatMap(panel -> panel.getJsonArray("targets", new JsonArray()).stream())
                .map(target -> ((JsonObject) target).getString("expr"))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> used(String text) {
        return names(text)
                .map(name -> name.replaceAll("_(bucket|count|sum|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group);
    }
}
