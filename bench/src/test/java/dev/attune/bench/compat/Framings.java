package dev.attune.bench.compat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The same answer in other pieces, other line ends, other codings. */
final class Framings {

    private static final String GZIP = "content-encoding: gzip";
    private static final String[] NO_HEADERS = {};

    static final List<Scenario> ALL = List.of(
            stream("one byte at a time").played(exchange -> {
                exchange.openStream();
                for (byte each : Exchange.bytes(together(exchange))) {
                    exchange.chunk(new byte[] {each});
                }
                exchange.endChunks();
            }),
            stream("a character split between chunks").played(exchange -> {
                exchange.openStream();
                byte[] all = Exchange.bytes(together(exchange));
                int from = 0;
                for (int next = 1; next < all.length; next++) {
                    boolean inCharacter = (all[next] & 0xC0) == 0x80;
                    if (inCharacter) {
                        exchange.chunk(Arrays.copyOfRange(all, from, next));
                        from = next;
                    }
                }
                exchange.chunk(Arrays.copyOfRange(all, from, all.length));
                exchange.endChunks();
            }),
            stream("comments between events").played(exchange -> {
                exchange.openStream();
                exchange.chunk(": OPENROUTER PROCESSING\n\n");
                for (String event : exchange.events()) {
                    exchange.chunk(": keep-alive\n\n" + event);
                }
                exchange.endChunks();
            }),
            stream("lines end with CRLF").played(exchange -> {
                exchange.openStream();
                for (String event : exchange.events()) {
                    exchange.chunk(event.replace("\n", "\r\n"));
                }
                exchange.endChunks();
            }),
            stream("all events in one chunk").played(exchange -> exchange.stream(List.of(together(exchange)))),
            stream("events split anywhere").played(exchange -> {
                exchange.openStream();
                String all = together(exchange);
                int length = 7;
                for (int from = 0; from < all.length(); from += length) {
                    exchange.chunk(all.substring(from, Math.min(all.length(), from + length)));
                }
                exchange.endChunks();
            }),
            stream("ended by closing, without chunks").played(exchange -> {
                exchange.head(200, NO_HEADERS, Exchange.EVENTS, "connection: close");
                exchange.write(Exchange.bytes(together(exchange)));
                exchange.close();
            }),
            stream("with a length").played(exchange -> exchange.whole(200, together(exchange), Exchange.EVENTS)),
            stream("compressed stream").played(exchange -> {
                exchange.openStream(GZIP);
                byte[] all = gzip(together(exchange));
                exchange.chunk(Arrays.copyOf(all, all.length / 2));
                exchange.chunk(Arrays.copyOfRange(all, all.length / 2, all.length));
                exchange.endChunks();
            }),
            plain("compressed answer")
                    .played(exchange -> exchange.whole(200, gzip(exchange.wholeBody()), Exchange.JSON_BODY, GZIP)),
            plain("compressed refusal")
                    .played(exchange -> exchange.whole(
                            400,
                            gzip(exchange.wire().error("invalid_request_error", "Scripted: compressed.")),
                            Exchange.JSON_BODY,
                            GZIP)),
            plain("whole answer in chunks").played(exchange -> {
                exchange.head(200, NO_HEADERS, Exchange.JSON_BODY, "transfer-encoding: chunked");
                exchange.chunk(exchange.wholeBody());
                exchange.endChunks();
            }),
            plain("an interim answer first").played(exchange -> {
                exchange.write(Exchange.bytes("HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n"));
                exchange.answer();
            }),
            plain("duplicate headers")
                    .played(exchange -> exchange.whole(
                            200,
                            exchange.wholeBody(),
                            Exchange.JSON_BODY,
                            "x-twice: one",
                            "x-twice: two",
                            "set-cookie: a=1; Path=/",
                            "set-cookie: b=2; Path=/",
                            "X-Request-ID: req_scripted",
                            "openai-processing-ms: 12",
                            "server: scripted")),
            plain("unknown fields, numbers and escapes").played(exchange -> {
                String body = exchange.wholeBody();
                exchange.whole(
                        200,
                        "{ \"x-unknown\" : [1e3, 1.10, 12345678901234567890, \"\\u00e9\\/\"],\n"
                                + body.substring(1).replace("\u00fc", "\\u00fc"),
                        Exchange.JSON_BODY);
            }));

    private Framings() {}

    private static String together(Exchange exchange) {
        return String.join("", exchange.events());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Exchange.bytes(text));
        }
        return bytes.toByteArray();
    }

    private static Scenario stream(String name) {
        return Scenario.of(name, Scenario.STREAM);
    }

    private static Scenario plain(String name) {
        return Scenario.of(name, Scenario.PLAIN);
    }
}
