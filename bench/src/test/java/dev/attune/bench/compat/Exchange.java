package dev.attune.bench.compat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request, and the connection on which it is answered: in well-formed answers, or byte by byte where a play wants it so. On the
 * connection's own thread.
 */
final class Exchange {

    static final String ANSWER = "Lentil soup \u00fc \uD83C\uDF5C, \"quoted\".";
    static final String EVENTS = "content-type: text/event-stream; charset=utf-8";
    static final String JSON_BODY = "content-type: application/json";

    /** As every server has to send it: where there is none, a proxy adds its own (RFC 9110, 6.6.1). */
    private static final String DATE = "date: Tue, 06 Jan 2026 08:00:00 GMT\r\n";

    private static final String DISH = "{\"dish\":\"Lentil soup\"}";

    /** Long requests are a part of what is played. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private static final int PAUSE_MILLIS = 500;

    private final Socket socket;
    private final Received request;
    private final int attempt;
    private final JsonNode asked;

    /** @param attempt from 1, of those that one run made */
    Exchange(Socket socket, Received request, int attempt) {
        this.socket = socket;
        this.request = request;
        this.attempt = attempt;
        this.asked = parsed(request.text());
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            throw new IllegalArgumentException("no client sends such a body", broken);
        }
    }

    int attempt() {
        return attempt;
    }

    Wire wire() {
        return Wire.at(request.target());
    }

    boolean isStreamed() {
        return asked.path("stream").asBoolean();
    }

    /** The well-formed answer. */
    void answer() throws IOException {
        if (isStreamed()) {
            stream(events());
        } else {
            whole(200, wholeBody(), JSON_BODY);
        }
    }

    /** The text of the whole answer that was asked for. */
    String wholeBody() {
        return wire().shape().whole(asked, text());
    }

    /** The events of the streamed answer that was asked for, each with the empty line behind it. */
    List<String> events() {
        return wire().shape().events(asked, text()).stream()
                .map(event -> event + "\n\n")
                .toList();
    }

    private String text() {
        boolean structured = asked.at("/response_format/type").asText().equals("json_schema")
                || asked.at("/text/format/type").asText().equals("json_schema");
        return structured ? DISH : ANSWER;
    }

    /** An answer with a length. */
    void whole(int status, String body, String... headers) throws IOException {
        whole(status, bytes(body), headers);
    }

    void whole(int status, byte[] body, String... headers) throws IOException {
        head(status, headers, "content-length: " + body.length);
        write(body);
    }

    /** An answer in chunks, one for each event. */
    void stream(List<String> events) throws IOException {
        openStream();
        for (String event : events) {
            chunk(event);
        }
        endChunks();
    }

    /** The head of an answer in chunks. */
    void openStream(String... headers) throws IOException {
        head(200, headers, EVENTS, "transfer-encoding: chunked");
    }

    void chunk(String text) throws IOException {
        chunk(bytes(text));
    }

    void chunk(byte[] bytes) throws IOException {
        write(bytes(Integer.toHexString(bytes.length) + "\r\n"), bytes, bytes("\r\n"));
    }

    void endChunks() throws IOException {
        write(bytes("0\r\n\r\n"));
    }

    void head(int status, String[] headers, String... more) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n" + DATE);
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        for (String header : more) {
            head.append(header).append("\r\n");
        }
        write(bytes(head.append("\r\n").toString()));
    }

    /** These bytes, at once and together. */
    void write(byte[]... parts) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            together.write(part);
        }
        OutputStream out = socket.getOutputStream();
        out.write(together.toByteArray());
        out.flush();
    }

    /** Ends the connection in good order, wherever the answer is. */
    void close() throws IOException {
        socket.close();
    }

    /** Breaks the connection off: the other end sees it reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Is silent for a moment, in which the other end can take in what there is: of a connection that is reset, the unread is lost. */
    void pause() throws IOException {
        socket.setSoTimeout(PAUSE_MILLIS);
        try {
            awaitLeaving();
        } catch (SocketTimeoutException over) {
            socket.setSoTimeout(0);
        }
    }

    /** Says nothing more until the client has left. */
    void awaitLeaving() throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        throw new EOFException("the client left");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
