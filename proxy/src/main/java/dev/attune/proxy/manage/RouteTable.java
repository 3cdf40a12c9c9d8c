package dev.attune.proxy.manage;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds the endpoint of a request. Routing is by the raw path: Vert.x's router normalises first, and would take a person named
 * {@code ..} for a way up and an empty name for no segment at all.
 */
record RouteTable(List<Endpoint> endpoints) {

    static final String PREFIX = "/attune/v1";

    RouteTable {
        endpoints = List.copyOf(endpoints);
    }

    /** Fails with an {@link ApiFailure} when there is no such path, or the path does not take the method. */
    Match match(HttpServerRequest request) {
        List<String> path = PathTemplate.split(inside(request.path()));
        List<HttpMethod> others = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            Optional<Map<String, String>> variables = endpoint.path().match(path);
            if (variables.isPresent() && endpoint.method().equals(request.method())) {
                return new Match(endpoint, variables.get());
            }
            variables.ifPresent(same -> others.add(endpoint.method()));
        }
        if (others.isEmpty()) {
            throw unknownPath();
        }
        throw ApiFailure.methodNotAllowed(others);
    }

    private static String inside(String path) {
        if (!path.startsWith(PREFIX + "/")) {
            throw unknownPath();
        }
        return path.substring(PREFIX.length());
    }

    private static ApiFailure unknownPath() {
        return new ApiFailure(ErrorCode.NOT_FOUND, "there is no such path; GET " + PREFIX + "/openapi.json lists them");
    }

    /** An endpoint and the variables of the path that led to it, still encoded. */
    record Match(Endpoint endpoint, Map<String, String> variables) {

        CompletionStage<Answer> answer(MultiMap query, MultiMap headers, Buffer body) {
            return endpoint.handler().answer(new Call(variables, query, headers, body));
        }
    }
}
