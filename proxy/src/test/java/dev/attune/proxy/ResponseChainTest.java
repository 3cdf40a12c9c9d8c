package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that go on from what upstream keeps, and the ids by which they do. */
final class ResponseChainTest {

    private static final String EVENTS = """
            event: response.created
            data: {"type":"response.created","response":{"id":"resp_7","status":"in_progress"}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","item_id":"msg_1","delta":"Soup."}

            event: response.completed
            data: {"type":"response.completed","response":{"id":"resp_7","status":"completed"}}

            """;
    private static final String WHOLE = "{\"id\":\"resp_8\",\"object\":\"response\",\"output\":[{\"id\":\"msg_1\","
            + "\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Soup.\"}]}]}";

    private final Running running = new Running();

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void a_plain_answer_is_known_by_its_id() throws Exception {
        running.upstream.plays((request, body) -> ScriptedUpstream.json(request, WHOLE));
        ask("{\"model\":\"m\",\"input\":\"hello\"}");
        assertThat(answer().id()).isEqualTo("resp_8");
        assertThat(answer().text()).isEqualTo("Soup.");
    }

    @Test
    void a_streamed_answer_is_known_by_its_id_and_not_by_those_of_its_parts() throws Exception {
        running.upstream.plays(
                (request, body) -> ScriptedUpstream.events(request).end(EVENTS));
        assertThat(ask("{\"model\":\"m\",\"stream\":true,\"input\":\"hello\"}")).isEqualTo(EVENTS);
        assertThat(answer().id()).isEqualTo("resp_7");
        assertThat(answer().text()).isEqualTo("Soup.");
    }

    @Test
    void an_answer_that_teaches_nothing_is_known_too() throws Exception {
        running.upstream.plays((request, body) -> ScriptedUpstream.json(request, WHOLE));
        running.send(request("{\"model\":\"m\",\"input\":\"hello\"}").header("Attune-Mode", "apply"));
        assertThat(answer().id()).isEqualTo("resp_8");
    }

    @Test
    void the_response_that_a_request_goes_on_from_is_read() throws Exception {
        ask("{\"model\":\"m\",\"previous_response_id\":\"resp_7\",\"input\":\"hello\"}");
        assertThat(asked().continues()).isEqualTo(new Asking.Continued("resp_7", false));
        assertThat(asked().conversation()).isNull();
    }

    @Test
    void a_conversation_of_upstreams_names_the_conversation() throws Exception {
        ask("{\"model\":\"m\",\"conversation\":\"conv_1\",\"input\":\"hello\"}");
        ask("{\"model\":\"m\",\"input\":\"hello\",\"conversation\":{\"metadata\":{\"id\":\"x\"},\"id\":\"conv_1\"}}");
        assertThat(running.profiles.asked()).hasSize(2).allSatisfy(asking -> {
            assertThat(asking.continues()).isEqualTo(new Asking.Continued("conv_1", true));
            assertThat(asking.conversation()).isEqualTo("conv_1");
        });
    }

    @Test
    void the_header_names_it_first() throws Exception {
        running.send(request("{\"model\":\"m\",\"conversation\":\"conv_1\",\"input\":\"hello\"}")
                .header("Attune-Conversation", "mine"));
        assertThat(asked().conversation()).isEqualTo("mine");
        assertThat(asked().continues()).isEqualTo(new Asking.Continued("conv_1", true));
    }

    @Test
    void what_names_nothing_goes_on_from_nothing() throws Exception {
        for (String none : List.of("null", "\"\"", "{}", "{\"id\":null}", "7", "[\"a\"]")) {
            ask("{\"model\":\"m\",\"conversation\":" + none + ",\"input\":\"hello\"}");
        }
        ask("{\"model\":\"m\",\"previous_response_id\":null,\"input\":\"hello\"}");
        assertThat(running.profiles.asked())
                .hasSize(7)
                .allSatisfy(asking -> assertThat(asking.continues()).isNull());
    }

    @Test
    void these_fields_mean_nothing_to_chat_completions() throws Exception {
        running.send(running.chat("{\"model\":\"m\",\"conversation\":{\"id\":\"a\",\"id\":\"b\"},"
                        + "\"previous_response_id\":\"r\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}")
                .header("Attune-User", "kim"));
        assertThat(asked().continues()).isNull();
        assertThat(asked().conversation()).isNull();
    }

    private String ask(String body) throws Exception {
        return running.send(request(body)).body();
    }

    private HttpRequest.Builder request(String body) {
        return running.request("/v1/responses")
                .header("Attune-User", "kim")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private Asking asked() {
        return running.profiles.asked().get(0);
    }

    private Answer answer() {
        return Eventually.get(() -> running.profiles.answers().get(0));
    }
}
