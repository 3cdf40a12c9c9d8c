package dev.attune.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fields behind the body of an answer in chunks (RFC 9110, 6.5): they go on as they come. Those of requests do not: neither the server
 * nor the client that this proxy stands on knows of them, and a recipient must be able to do without (6.5.1).
 */
final class Trailers {

    static final String ANNOUNCED = "trailer";
    private static final String ACCEPTED = "te";

    /** What must not stand in a trailer, since it frames the message or says where it goes (RFC 9110, 6.5.1). */
    private static final Set<String> NEVER =
            Set.of("transfer-encoding", "content-length", "host", "trailer", "connection", "content-encoding");

    private Trailers() {}

    /** Whether the sender of these headers takes trailers. */
    static boolean areTaken(MultiMap headers) {
        return headers.getAll(ACCEPTED).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(name -> name.trim().toLowerCase(Locale.ROOT).startsWith("trailers"));
    }

    /** Tells upstream that they are taken, and that this is between it and us (RFC 9110, 10.1.4). */
    static void take(MultiMap headers) {
        headers.set(ACCEPTED, "trailers").set("connection", ACCEPTED);
    }

    /** Passes on what came behind the body; to be done when the body has ended and before the answer does. */
    static void pass(HttpClientResponse from, HttpServerResponse to) {
        MultiMap trailers = from.trailers();
        if (trailers.isEmpty() || !to.isChunked() || from.version() == HttpVersion.HTTP_1_0) {
            return;
        }
        trailers.forEach(field -> {
            if (!NEVER.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                to.trailers().add(field.getKey(), field.getValue());
            }
        });
    }
}
