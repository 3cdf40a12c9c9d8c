package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.profile.model.Answer.Outcome;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses and Messages on their way, and what passes however odd it is. */
final class WiresTest {

    private static final String ANN = "Attune-User: ann\r\n";
    private static final String COMPLETED =
            "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{}}\n\n";
    private static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/responses | {'model':'m','input':'hello'} | "
                        + "{'model':'m','input':[{'role':'developer','content':'speak plainly'},{'role':'user','content':'hello'}]}",
                "/v1/messages | {'model':'m','messages':[{'role':'user','content':'hello'}]} | "
                        + "{'model':'m','messages':[{'role':'user','content':[{'type':'text','text':'speak plainly'},"
                        + "{'type':'text','text':'hello'}]}]}"
            })
    void a_request_is_personalized_in_its_own_shape(String path, String body, String spliced) throws Exception {
        try (Running running = new Running()) {
            HttpResponse<String> answer = running.send(running.request(path)
                    .header("Attune-User", "ann")
                    .header("x-api-key", "mine")
                    .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
            assertThat(answer.headers().firstValue("Attune-Personalization"))
                    .hasValue("applied; standing=1; recalled=0");
            assertThat(running.upstream.only().body()).hasToString(spliced.replace('\'', '"'));
            assertThat(running.upstream.only().header("x-api-key")).containsExactly("mine");
            assertThat(running.profiles.asked().get(0).message()).isEqualTo("hello");
        }
    }

    @Test
    void the_end_of_a_streamed_response_waits_until_the_turn_is_kept() throws Exception {
        assertWaits(
                "/v1/responses", "{\"input\":\"hi\"}", "response.output_text.delta", "\"delta\":\"four\"", COMPLETED);
    }

    @Test
    void the_end_of_a_streamed_message_waits_until_the_turn_is_kept() throws Exception {
        assertWaits(
                "/v1/messages",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
                "content_block_delta",
                "\"delta\":{\"type\":\"text_delta\",\"text\":\"four\"}",
                STOP);
    }

    private static void assertWaits(String path, String body, String type, String delta, String last) throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            running.profiles.keeping = answer -> kept;
            Promise<HttpServerResponse> begun = Promise.promise();
            running.upstream.plays((request, received) -> begun.complete(ScriptedUpstream.events(request)));
            client.post(path, ANN, body);
            HttpServerResponse upstream = Running.await(begun.future());
            upstream.write(
                    ": a comment\n\nevent: " + type + "\ndata: {\"type\":\"" + type + "\"," + delta + "}\n\n" + last);
            String before = client.readUntil("four");
            Eventually.holds(
                    "the turn is handed over", () -> running.profiles.answers().size() == 1);
            assertThat(before).contains(": a comment\n\n").doesNotContain(last.substring(0, 20));
            assertThat(running.profiles.answers().get(0).text()).isEqualTo("four");
            assertThat(running.profiles.answers().get(0).outcome()).isEqualTo(Outcome.COMPLETE);
            kept.complete(null);
            client.readUntil(last.strip());
            upstream.end();
            client.readUntil("0\r\n\r\n");
        }
    }

    @Test
    void an_answer_that_breaks_off_breaks_off_for_the_client_too() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            running.upstream.plays((request, received) -> {
                HttpServerResponse response = ScriptedUpstream.events(request);
                response.write("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n")
                        .onSuccess(written -> request.connection().close());
            });
            client.post("/v1/messages", ANN, "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
            assertThat(client.readToEnd()).contains("overloaded_error").doesNotContain("0\r\n\r\n");
            Eventually.holds(
                    "the turn is handed over", () -> running.profiles.answers().size() == 1);
            assertThat(running.profiles.answers().get(0).outcome()).isEqualTo(Outcome.BROKEN);
        }
    }

    @Test
    void thousands_of_messages_are_no_burden() throws Exception {
        String many = IntStream.range(0, 20_000)
                .mapToObj(number -> "{\"role\":\"" + (number % 2 == 0 ? "user" : "assistant") + "\",\"content\":\""
                        + number + "\"},")
                .collect(Collectors.joining());
        String body = "{\"messages\":[" + many + "{\"role\":\"user\",\"content\":\"last\"}]}";
        try (Running running = new Running()) {
            running.send(running.chat(body).header("Attune-User", "ann"));
            assertThat(running.profiles.asked().get(0).marks()).hasSize(20_001);
            assertThat(running.upstream.only().body().toString())
                    .endsWith(
                            "{\"role\":\"system\",\"content\":\"speak plainly\"},{\"role\":\"user\",\"content\":\"last\"}]}");
        }
    }

    @Test
    void a_body_of_parts_passes_byte_by_byte() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            String body =
                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n\u00ff\u0000\r\n--x--\r\n";
            client.head(
                            "POST /v1/audio/transcriptions HTTP/1.1",
                            "Host: attune",
                            "Content-Type: multipart/form-data; boundary=x",
                            "Content-Length: " + body.length())
                    .send(body);
            client.readUntil("{\"ok\":true}");
            assertThat(running.upstream.only().body()).isEqualTo(Buffer.buffer(body, "ISO-8859-1"));
            assertThat(running.upstream.only().header("content-type"))
                    .containsExactly("multipart/form-data; boundary=x");
        }
    }
}
