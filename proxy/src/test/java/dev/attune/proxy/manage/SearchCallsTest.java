package dev.attune.proxy.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.proxy.wire.Placement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recall and preview. */
final class SearchCallsTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private final ManageServer server = new ManageServer(profiles);

    @BeforeEach
    void remember() {
        server.post("/users/anna/memories", "{\"text\":\"likes tea\"}");
        server.post("/users/anna/memories", "{\"text\":\"lives in Bern\"}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void recallTellsWhatMattersAndWhatWasLeftOut() {
        var reply = server.post("/users/anna/recall", "{\"query\":\"tea\",\"limit\":3,\"tokens\":100}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/items/0/memory")).isEqualTo("m1");
        assertThat(reply.text("/items/0/text")).isEqualTo("likes tea");
        assertThat(reply.text("/withheld/0/memory")).isEqualTo("m2");
        assertThat(reply.text("/withheld/0/reason")).isEqualTo("below-threshold");
        assertThat(reply.body().get("micros").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | query",
                "{\"query\":\"\"} | query",
                "{\"query\":\"tea\",\"limit\":0} | limit",
                "{\"query\":\"tea\",\"limit\":1.5} | limit",
                "{\"query\":\"tea\",\"tokens\":\"many\"} | tokens",
                "{\"query\":\"tea\",\"tokens\":99999999999} | tokens",
                "{\"query\":\"tea\",\"at\":\"now\"} | at",
                "{\"query\":\"tea\",\"k\":1} | k"
            })
    void aQuestionThatCannotBeTakenIsNamed(String body, String field) {
        var reply = server.post("/users/anna/recall", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void aPreviewIsTheRequestWithTheBlocksInTheirPlaces() {
        var reply = server.post(
                "/users/anna/preview",
                "{\"model\":\"m\",\"temperature\":1.0,\"conversation\":\"c1\","
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"Tea?\"}],\"custom\":{\"a\":[1e2]}}");

        JsonNode request = reply.body().get("request");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(request.fieldNames()).toIterable().containsExactly("model", "temperature", "messages", "custom");
        assertThat(request.at("/messages/0/content").asText()).isEqualTo("standing block");
        assertThat(request.at("/messages/1/content").asText()).isEqualTo("recalled: Tea?");
        assertThat(request.at("/messages/2/content").asText()).isEqualTo("Tea?");
        assertThat(reply.text("/standing")).isEqualTo("standing block");
        assertThat(reply.text("/recalled")).isEqualTo("recalled: Tea?");
        assertThat(reply.text("/trace/verdict")).isEqualTo("applied; standing=2; recalled=2");
        assertThat(reply.text("/trace/conversation")).isEqualTo("c1");
        assertThat(reply.text("/trace/injected/0/place")).isEqualTo("standing");
        assertThat(reply.text("/trace/tokens")).isEqualTo("5");
        assertThat(profiles.traces).isEmpty();
    }

    @Test
    void anInputIsThatOfAResponse() {
        var reply = server.post("/users/anna/preview", "{\"input\":\"Tea \\\"please\\\"?\"}");

        JsonNode input = reply.body().at("/request/input");
        assertThat(input).hasSize(3);
        assertThat(input.at("/0/role").asText()).isEqualTo("developer");
        assertThat(input.at("/2/role").asText()).isEqualTo("user");
        assertThat(input.at("/2/content").asText()).isEqualTo("Tea \"please\"?");
        var items = server.post("/users/anna/preview", "{\"input\":[{\"role\":\"user\",\"content\":\"Tea?\"}]}");
        assertThat(items.body().at("/request/input")).hasSize(3);
    }

    @Test
    void aPreviewTellsEachModelAsItsUpstreamIsTold() {
        String messages = "\"messages\":[{\"role\":\"user\",\"content\":\"Tea?\"}]}";
        try (ManageServer placing = new ManageServer(
                profiles,
                settings -> settings.withPlacements(
                        model -> model.startsWith("gemma") ? Placement.IN_USER : Placement.MESSAGE))) {
            JsonNode gemma = placing.post("/users/anna/preview", "{\"model\":\"gemma-3\"," + messages)
                    .body()
                    .get("request");
            assertThat(gemma.get("messages")).hasSize(1);
            assertThat(gemma.at("/messages/0/content/0/text").asText()).isEqualTo("standing block");
            assertThat(gemma.at("/messages/0/content/2/text").asText()).isEqualTo("Tea?");
            JsonNode gpt = placing.post("/users/anna/preview", "{\"model\":\"gpt-5\"," + messages)
                    .body()
                    .get("request");
            assertThat(gpt.get("messages")).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"system\":\"Be brief.\",", "\"endpoint\":\"messages\","})
    void aRequestToAnthropicIsToldAsAnthropicIs(String sign) {
        JsonNode request = server.post(
                        "/users/anna/preview",
                        "{\"model\":\"claude\"," + sign + "\"messages\":[{\"role\":\"user\",\"content\":\"Tea?\"}]}")
                .body()
                .get("request");
        assertThat(request.has("endpoint")).isFalse();
        assertThat(request.get("messages")).hasSize(1);
        assertThat(request.at("/messages/0/content")).hasSize(3);
        assertThat(request.at("/messages/0/content/1/text").asText()).isEqualTo("recalled: Tea?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"endpoint\":\"embeddings\",\"input\":\"x\"} | endpoint",
                "{\"endpoint\":\"responses\",\"messages\":[]} | input",
                "{} | messages",
                "{\"messages\":\"hello\"} | messages",
                "{\"messages\":[7]} | messages[0]",
                "{\"input\":7} | input",
                "{\"input\":\"x\",\"conversation\":7} | conversation",
                "{\"messages\":[{\"role\":\"user\"} | body"
            })
    void aRequestThatCannotBePreviewedIsNamed(String body, String field) {
        var reply = server.post("/users/anna/preview", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"recall | {\"query\":\"tea\"}", "preview | {\"input\":\"tea\"}"})
    void somebodyUnknownIsNotFound(String call, String body) {
        assertThat(server.post("/users/nobody/" + call, body).status()).isEqualTo(404);
    }
}
