package dev.attune.bench.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.bench.AttuneProcess;
import dev.attune.proxy.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies as long as the longest that is personalized, and one byte longer: those arrive too, as they were, and the answer says so. */
final class BodyLimitIT {

    private static final int MOST = ProxySettings.Limits.USUAL.personalizedBytes();
    private static final String ENDING = "What should I cook?\"}]}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ScenarioUpstream upstream;
    private static AttuneProcess attune;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        upstream = ScenarioUpstream.start(run -> Play.ANSWER);
        attune = AttuneProcess.start(folder, upstream.url(), Map.of("ATTUNE_DEADLINE_MS", "20000"));
        Played.teach(attune);
    }

    @AfterAll
    static void stop() throws IOException {
        if (attune != null) {
            attune.close();
            upstream.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"openai, CHAT", "anthropic, MESSAGES", "java, CHAT"})
    void a_body_at_the_limit_is_personalized(String client, Wire wire) throws IOException, InterruptedException {
        String body = body(MOST);
        String arrived = arrived(client, wire, "at the limit", body);
        assertThat(arrived.length()).isGreaterThan(MOST);
        assertThat(Insertion.isAllThatDiffers(body, arrived)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"openai, CHAT", "anthropic, MESSAGES", "java, CHAT"})
    void a_body_beyond_the_limit_arrives_as_it_was(String client, Wire wire) throws IOException, InterruptedException {
        String body = body(MOST + 1);
        assertThat(arrived(client, wire, "beyond the limit", body).equals(body)).isTrue();
    }

    @Test
    void the_answer_says_what_became_of_it() throws IOException, InterruptedException {
        assertThat(verdict(MOST)).startsWith("applied;");
        assertThat(verdict(MOST + 1)).isEqualTo("none; reason=unsupported");
    }

    @Test
    void beyond_what_its_key_may_send_a_client_is_told_the_limit() throws IOException, InterruptedException {
        String key = attune.management()
                .post("/keys", "{\"name\":\"short\",\"bodyBytes\":1000}")
                .get("key")
                .asText();
        HttpResponse<String> fits = send(body(1_000), "Authorization", "Bearer " + key);
        HttpResponse<String> refused = send(body(1_001), "Authorization", "Bearer " + key);
        assertThat(fits.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("body_too_large").contains("1000 bytes");
    }

    private static String verdict(int length) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(body(length), "Attune-User", "kim");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("Attune-Personalization").orElseThrow();
    }

    private static HttpResponse<String> send(String body, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(attune.baseUrl() + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header(ScenarioUpstream.RUN_HEADER, "plain")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String arrived(String client, Wire wire, String name, String body)
            throws IOException, InterruptedException {
        Scenario scenario = Scenario.of(name, Scenario.PLAIN).sending(body);
        Run run = new Run(client, scenario, wire, Scenario.PLAIN, Way.PERSONALIZED, attune.baseUrl());
        JsonNode view = client(client).play(List.of(run)).get(run.id());
        assertThat(view).isNotNull();
        assertThat(view.at("/error").isMissingNode()).as(view.toString()).isTrue();
        List<Received> received = upstream.received(run.id());
        assertThat(received).hasSize(1);
        return received.get(0).text();
    }

    private static Client client(String name) throws IOException, InterruptedException {
        if (name.equals("java")) {
            return new JavaClient();
        }
        assumeTrue(NodeClient.isInstalled(), "Node is not installed");
        NodeClient.install();
        return new NodeClient(name);
    }

    /** A request of so many bytes, most of them of an earlier message. */
    private static String body(int length) {
        String opening =
                "{\"model\":\"scripted\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"},"
                        + "{\"role\":\"assistant\",\"content\":\"";
        String between = "\"},{\"role\":\"user\",\"content\":\"";
        int filler = length - opening.length() - between.length() - ENDING.length();
        return opening + "x".repeat(filler) + between + ENDING;
    }
}
