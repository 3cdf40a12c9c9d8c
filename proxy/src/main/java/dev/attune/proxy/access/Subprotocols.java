package dev.attune.proxy.access;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keys among the subprotocols of a WebSocket: a script in a browser cannot set headers for one, so OpenAI's clients put the key there,
 * as {@code openai-insecure-api-key.<key>}.
 */
final class Subprotocols {

    static final String HEADER = "sec-websocket-protocol";

    private static final String KEY = "openai-insecure-api-key.";

    private Subprotocols() {}

    /** The keys in there, whoever's they are. */
    static List<String> keys(MultiMap headers) {
        return headers.contains(HEADER)
                ? all(headers)
                        .filter(Subprotocols::isKey)
                        .map(name -> name.substring(KEY.length()))
                        .toList()
                : List.of();
    }

    /** Takes the keys off that are not to go upstream; the other names stay as they are, in their order. */
    static void strip(MultiMap headers, Predicate<String> kept) {
        List<String> left = new ArrayList<>();
        boolean whole = true;
        for (String name : all(headers).toList()) {
            if (isKey(name) && !kept.test(name.substring(KEY.length()))) {
                whole = false;
            } else {
                left.add(name);
            }
        }
        if (!whole) {
            headers.remove(HEADER);
            if (!left.isEmpty()) {
                headers.set(HEADER, String.join(", ", left));
            }
        }
    }

    private static boolean isKey(String name) {
        return name.startsWith(KEY);
    }

    private static Stream<String> all(MultiMap headers) {
        return headers.getAll(HEADER).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::trim)
                .filter(name -> !name.isEmpty());
    }
}
