package dev.attune.bench.compat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What a client tries again by itself, and how often: no more and no less often through the proxy. */
final class Retries {

    private static final int TWICE = 2;

    static final List<Scenario> ALL = List.of(
            twice("retried: 400").played(exchange -> refuse(exchange, 400)),
            twice("retried: 408").played(exchange -> refuse(exchange, 408, "retry-after-ms: 5")),
            twice("retried: 429").played(exchange -> refuse(exchange, 429, "retry-after-ms: 5")),
            twice("retried: 500").played(exchange -> refuse(exchange, 500, "retry-after-ms: 5")),
            twice("retried: 503 that says not to")
                    .played(exchange -> refuse(exchange, 503, "retry-after-ms: 5", "x-should-retry: false")),
            twice("retried: 429 at first")
                    .played(Play.ANSWER.after(1, exchange -> refuse(exchange, 429, "retry-after-ms: 5"))),
            twice("retried: 503 at first, within a second")
                    .played(Play.ANSWER.after(1, exchange -> refuse(exchange, 503, "retry-after: 1"))),
            twice("retried: reset before the first byte")
                    .played(Exchange::reset)
                    .becoming(502, "upstream_broke"),
            twice("retried: reset before the first byte, at first").played(Play.ANSWER.after(1, Exchange::reset)));

    private Retries() {}

    private static void refuse(Exchange exchange, int status, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = Exchange.JSON_BODY;
        exchange.whole(status, exchange.wire().error("scripted_error", "Scripted: " + status + "."), all);
    }

    private static Scenario twice(String name) {
        return Scenario.of(name, Scenario.PLAIN, Scenario.STREAM).retrying(TWICE);
    }
}
