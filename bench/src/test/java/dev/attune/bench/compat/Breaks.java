package dev.attune.bench.compat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Upstream breaks off, or tells an error when the answer has begun. */
final class Breaks {

    private static final String[] NO_HEADERS = {};
    private static final String FAILED = "event: response.failed\ndata: "
            + "{\"type\":\"response.failed\",\"sequence_number\":3,\"response\":{\"id\":\"resp_1\",\"object\":\"response\","
            + "\"created_at\":1700000000,\"status\":\"failed\",\"model\":\"scripted\",\"output\":[],"
            + "\"error\":{\"code\":\"server_error\",\"message\":\"Scripted: failed.\"},\"incomplete_details\":null}}";

    static final List<Scenario> ALL = List.of(
            both("reset before the first byte").played(Exchange::reset).becoming(502, "upstream_broke"),
            both("closed before the first byte").played(Exchange::close).becoming(502, "upstream_broke"),
            both("closed in the head")
                    .played(exchange -> {
                        exchange.write(Exchange.bytes("HTTP/1.1 200 OK\r\ncontent-ty"));
                        exchange.close();
                    })
                    .becoming(502, "upstream_broke"),
            Scenario.of("closed in a whole answer", Scenario.PLAIN).played(exchange -> {
                byte[] body = Exchange.bytes(exchange.wholeBody());
                exchange.head(200, NO_HEADERS, Exchange.JSON_BODY, "content-length: " + body.length);
                exchange.write(Arrays.copyOf(body, body.length / 2));
                exchange.close();
            }),
            stream("reset in mid-stream").played(exchange -> {
                begin(exchange);
                exchange.pause();
                exchange.reset();
            }),
            stream("closed in mid-stream").played(exchange -> {
                begin(exchange);
                exchange.close();
            }),
            stream("closed in the middle of a chunk").played(exchange -> {
                begin(exchange);
                exchange.write(Exchange.bytes("ff\r\ndata: {\"id\":"));
                exchange.close();
            }),
            stream("an error event in mid-stream").played(exchange -> {
                begin(exchange);
                exchange.chunk(exchange.wire().errorEvent() + "\n\n");
                exchange.endChunks();
            }),
            stream("an error event, then closed").played(exchange -> {
                begin(exchange);
                exchange.chunk(exchange.wire().errorEvent() + "\n\n");
                exchange.close();
            }),
            stream("a failed response").on(Wire.RESPONSES).played(exchange -> {
                begin(exchange);
                exchange.chunk(FAILED + "\n\n");
                exchange.endChunks();
            }),
            stream("no last event").played(exchange -> {
                List<String> events = exchange.events();
                exchange.stream(events.subList(0, events.size() - 1));
            }),
            stream("no last event, and closed instead of ended").played(exchange -> {
                exchange.openStream();
                List<String> events = exchange.events();
                for (String event : events.subList(0, events.size() - 1)) {
                    exchange.chunk(event);
                }
                exchange.close();
            }));

    private Breaks() {}

    /** The first events of the answer, of which one holds text. */
    private static void begin(Exchange exchange) throws IOException {
        exchange.openStream("x-request-id: req_scripted");
        for (String event : exchange.events().subList(0, 3)) {
            exchange.chunk(event);
        }
    }

    private static Scenario both(String name) {
        return Scenario.of(name, Scenario.PLAIN, Scenario.STREAM);
    }

    private static Scenario stream(String name) {
        return Scenario.of(name, Scenario.STREAM);
    }
}
