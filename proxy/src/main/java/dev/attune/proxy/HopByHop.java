package dev.attune.proxy;

import io.vertx.core.MultiMap;
import java.util.List;

/** Headers that are of one connection rather than of the message (RFC 9110, 7.6.1), and those which a message declares to be. */
final class HopByHop {

    private static final List<String> NAMES =
            List.of("connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade");

    private HopByHop() {}

    /** Takes them off; the framing of the body is the server's and the client's own matter. */
    static void strip(MultiMap headers) {
        for (String value : headers.getAll("connection")) {
            for (String declared : value.split(",", -1)) {
                String name = declared.trim();
                if (!name.isEmpty() && !name.equalsIgnoreCase("content-length")) {
                    headers.remove(name);
                }
            }
        }
        NAMES.forEach(headers::remove);
    }
}
