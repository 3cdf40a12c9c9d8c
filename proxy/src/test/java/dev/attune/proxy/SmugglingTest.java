package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of which two servers in a row could believe different things about where they end. */
final class SmugglingTest {

    private static final String START = "POST /v1/embeddings HTTP/1.1\r\nHost: a\r\n";
    private static final String HIDDEN = "GET /v1/hidden HTTP/1.1\r\nHost: a\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: identity\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
                "Transfer-Encoding:\u000bchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length : 5\r\n"
            })
    void what_can_be_read_in_two_ways_is_refused_and_nothing_behind_it_is_read(String framing) throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.send(START + framing + "\r\n0\r\n\r\n" + HIDDEN);
            assertThat(client.readToEnd())
                    .startsWith("HTTP/1.1 400 ")
                    .containsAnyOf("malformed_request", "odd_framing")
                    .doesNotContain("HTTP/1.1 200");
            assertThat(running.upstream.begun()).isZero();
        }
    }

    @Test
    void chunks_in_http_1_0_are_refused() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.send(START.replace("HTTP/1.1", "HTTP/1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN);
            assertThat(client.readToEnd()).contains(" 400 ");
            assertThat(running.upstream.begun()).isZero();
        }
    }

    /** The length is not believed and not passed on; upstream gets what the chunks hold, framed anew. */
    @Test
    void a_length_beside_chunks_means_nothing() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.send(START + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                    + "7\r\nGET /v1\r\n0\r\n\r\n");
            client.readToEnd();
            ScriptedUpstream.Received received = running.upstream.only();
            assertThat(received.body()).hasToString("GET /v1");
            assertThat(received.header("content-length")).isIn(List.of(List.of(), List.of("7")));
        }
    }

    @Test
    void the_same_length_twice_is_refused_or_one() throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.send(START + "Content-Length: 5\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
            client.readToEnd();
            assertThat(running.upstream.received())
                    .allSatisfy(received -> assertThat(received.body()).hasToString("hello"))
                    .allSatisfy(received ->
                            assertThat(received.header("content-length")).hasSizeLessThan(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\n0\n\n",
                "5;a=\"\nx\"\r\nhello\r\n0\r\n\r\n",
                "-1\r\n",
                "ffffffffffffffffff\r\n",
                "5\r\nhelloX\r\n"
            })
    void chunks_that_are_none_reach_nobody(String chunks) throws Exception {
        try (Running running = new Running();
                RawClient client = running.raw()) {
            client.send(START.replace("embeddings", "chat/completions") + "Transfer-Encoding: chunked\r\n\r\n" + chunks
                    + "\r\n" + HIDDEN);
            client.halfClose();
            assertThat(client.readToEnd()).doesNotContain("HTTP/1.1 200");
            assertThat(running.upstream.received()).isEmpty();
        }
    }
}
