package dev.attune.bench.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as upstream received it.
 *
 * @param target path and query
 * @param headers in their order, names as they were sent
 * @param text of the body, one character for each byte
 */
record Received(String method, String target, List<Map.Entry<String, String>> headers, String text) {

    /** What a proxy writes anew, and the name of the run. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host", "connection", "keep-alive", "content-length", "transfer-encoding", ScenarioUpstream.RUN_HEADER);

    Received {
        headers = List.copyOf(headers);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Method, target and headers as far as a proxy has to leave them alone: sorted by name, values of one name in their order. */
    List<String> head() {
        List<String> head = new ArrayList<>(headers.stream()
                .map(header -> Map.entry(header.getKey().toLowerCase(Locale.ROOT), header.getValue()))
                .filter(header -> !OF_THE_CONNECTION.contains(header.getKey()))
                .filter(header -> !header.getKey().startsWith("attune-"))
                .sorted(Map.Entry.comparingByKey())
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList());
        head.add(0, method + " " + target);
        return head;
    }
}
