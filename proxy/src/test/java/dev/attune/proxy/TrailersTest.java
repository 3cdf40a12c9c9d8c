package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fields behind a body in chunks. */
final class TrailersTest {

    private final Running running = new Running();

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void those_of_an_answer_pass_behind_its_body() throws Exception {
        running.upstream.plays((request, body) -> trailing(request.response()).end("all of it"));
        try (RawClient client = running.raw()) {
            client.send("GET /v1/files/a/content HTTP/1.1\r\nHost: attune\r\n\r\n");
            assertThat(client.readUntil("x-checksum: 9f\r\n"))
                    .contains("trailer: x-checksum\r\n")
                    .contains("9\r\nall of it\r\n0\r\nx-checksum: 9f\r\n");
            client.readUntil("x-checksum: 9f\r\n\r\n");
        }
    }

    @Test
    void those_of_a_personalized_answer_in_events_pass_too() throws Exception {
        running.upstream.plays((request, body) -> {
            HttpServerResponse response = trailing(request.response()).putHeader("content-type", "text/event-stream");
            response.write(ScriptedUpstream.event("so")).onSuccess(written -> response.end("data: [DONE]\n\n"));
        });
        try (RawClient client = running.raw()) {
            client.post(Running.CHAT, "Attune-User: ann\r\n", Running.HELLO);
            assertThat(client.readUntil("x-checksum: 9f\r\n\r\n"))
                    .containsIgnoringCase("attune-personalization: applied")
                    .endsWith("0\r\nx-checksum: 9f\r\n\r\n");
        }
    }

    @Test
    void what_frames_a_message_is_no_trailer() throws Exception {
        running.upstream.plays((request, body) ->
                trailing(request.response()).putTrailer("content-length", "3").end("all of it"));
        try (RawClient client = running.raw()) {
            client.send("GET /v1/models HTTP/1.1\r\nHost: attune\r\n\r\n");
            assertThat(client.readUntil("x-checksum: 9f\r\n\r\n")).doesNotContain("content-length");
        }
    }

    @Test
    void an_answer_with_a_length_has_none() throws Exception {
        try (RawClient client = running.raw()) {
            client.send("GET /v1/models HTTP/1.1\r\nHost: attune\r\nConnection: close\r\n\r\n");
            assertThat(client.readToEnd()).endsWith("\r\n\r\n{\"ok\":true}");
        }
    }

    @Test
    void upstream_is_told_that_they_are_taken_where_the_client_takes_them() throws Exception {
        try (RawClient client = running.raw()) {
            client.send("GET /v1/models HTTP/1.1\r\nHost: attune\r\nTE: deflate;q=0.5, trailers\r\n\r\n");
            client.readUntil("{\"ok\":true}");
        }
        assertThat(running.upstream.only().header("te")).containsExactly("trailers");
        assertThat(running.upstream.only().header("connection")).containsExactly("te");
    }

    @Test
    void a_request_with_trailers_arrives_whole_and_the_next_one_after_it() throws Exception {
        try (RawClient client = running.raw()) {
            client.head(
                            "POST /v1/embeddings HTTP/1.1",
                            "Host: attune",
                            "Transfer-Encoding: chunked",
                            "Trailer: x-checksum")
                    .send("5\r\nhello\r\n0\r\nx-checksum: 9f\r\n\r\n");
            client.readUntil("{\"ok\":true}");
            client.send("GET /v1/models HTTP/1.1\r\nHost: attune\r\nConnection: close\r\n\r\n");
            client.readToEnd();
        }
        assertThat(running.upstream.received()).hasSize(2);
        assertThat(running.upstream.received().get(0).body()).hasToString("hello");
    }

    private static HttpServerResponse trailing(HttpServerResponse response) {
        return response.setChunked(true).putHeader("trailer", "x-checksum").putTrailer("x-checksum", "9f");
    }
}
