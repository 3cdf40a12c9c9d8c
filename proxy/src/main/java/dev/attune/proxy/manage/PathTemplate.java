package dev.attune.proxy.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with variables, such as {@code /users/{user}}. It is held against the raw path, so that an encoded slash is no slash. */
record PathTemplate(String text, List<String> segments) {

    static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }

    /** The variables of a path, still encoded; empty when the path is another. A variable is never empty. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int at = 0; at < path.size(); at++) {
            String segment = segments.get(at);
            if (!isVariable(segment)) {
                if (!segment.equals(path.get(at))) {
                    return Optional.empty();
                }
            } else if (path.get(at).isEmpty()) {
                return Optional.empty();
            } else {
                variables.put(segment.substring(1, segment.length() - 1), path.get(at));
            }
        }
        return Optional.of(variables);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
