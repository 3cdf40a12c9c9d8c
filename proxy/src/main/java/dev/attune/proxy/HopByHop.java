package dev.attune.proxy;

import io.vertx.core.MultiMap;
import java.util.List;

/** Headers that are of one connection rather than of the message (RFC 9110, 7.6.1), and those which a message declares to be. */
final class HopByHop {

    private static final List<String> NAMES =
            List.of("connection", "keep-alive", "proxy-connection", "te", Trailers.ANNOUNCED, "upgrade");

    private HopByHop() {}

    /** Takes a request's off; the framing of the body is the server's and the client's own matter. */
    static void strip(MultiMap headers) {
        stripDeclared(headers);
        NAMES.forEach(headers::remove);
    }

    /** Takes an answer's off. What it announces to send behind its body goes on. */
    static void stripAnswer(MultiMap headers) {
        List<String> announced = headers.getAll(Trailers.ANNOUNCED);
        stripDeclared(headers);
        NAMES.forEach(headers::remove);
        announced.forEach(value -> headers.add(Trailers.ANNOUNCED, value));
    }

    private static void stripDeclared(MultiMap headers) {
        for (String value : headers.getAll("connection")) {
            for (String declared : value.split(",", -1)) {
                String name = declared.trim();
                if (!name.isEmpty() && !name.equalsIgnoreCase("content-length")) {
                    headers.remove(name);
                }
            }
        }
    }
}
