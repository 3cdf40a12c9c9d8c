package dev.attune.bench.compat;

import java.util.List;
import java.util.stream.Stream;

/** Upstream answers with an error, which is the client's to understand. */
final class Refusals {

    private static final String[] LIMITS = {
        Exchange.JSON_BODY,
        "x-request-id: req_scripted",
        "request-id: req_scripted",
        "retry-after: 7",
        "x-ratelimit-limit-requests: 60",
        "x-ratelimit-remaining-requests: 0",
        "x-ratelimit-reset-requests: 1m0.5s",
        "anthropic-ratelimit-requests-remaining: 0"
    };

    static final List<Scenario> ALL = List.of(
            refused(400, "invalid_request_error"),
            refused(401, "authentication_error"),
            refused(403, "permission_error"),
            refused(404, "not_found_error"),
            refused(409, "conflict"),
            refused(413, "request_too_large"),
            refused(422, "invalid_request_error"),
            refused(429, "rate_limit_error"),
            refused(500, "server_error"),
            refused(503, "overloaded_error"),
            refused(529, "overloaded_error"),
            both("a gateway's page instead of JSON")
                    .played(exchange -> exchange.whole(
                            502, "<html><body>502 Bad Gateway</body></html>", "content-type: text/html")),
            both("an error without a body").played(exchange -> exchange.whole(500, "", "x-request-id: req_scripted")),
            both("an error in chunks").played(exchange -> {
                exchange.head(503, LIMITS, "transfer-encoding: chunked");
                exchange.chunk(exchange.wire().error("overloaded_error", "Scripted: in chunks."));
                exchange.endChunks();
            }));

    private Refusals() {}

    private static Scenario refused(int status, String type) {
        return both("refused with " + status)
                .played(exchange -> exchange.whole(
                        status, exchange.wire().error(type, "Scripted: " + status + " \u00fc."), headers(status)));
    }

    private static String[] headers(int status) {
        boolean tellsWhen = status == 429 || status == 503;
        return Stream.of(LIMITS)
                .filter(header -> tellsWhen || !header.startsWith("retry-after"))
                .toArray(String[]::new);
    }

    private static Scenario both(String name) {
        return Scenario.of(name, Scenario.PLAIN, Scenario.STREAM);
    }
}
