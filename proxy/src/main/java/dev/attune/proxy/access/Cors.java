package dev.attune.proxy.access;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of the configured origins call, as browsers ask for it (the Fetch standard). Credentials are not part of it: cookies play no
 * role here, and keys and tokens travel in headers that a script sets itself. Requests of other origins pass as if nobody had asked.
 */
public final class Cors {

    private static final int NO_CONTENT = 204;
    private static final String MAX_AGE_SECONDS = "600";
    private static final String ORIGIN = "origin";
    private static final String ASKED_METHOD = "access-control-request-method";
    private static final String ASKED_HEADERS = "access-control-request-headers";
    private static final String ANSWERS = "access-control-";
    private static final String OURS = "Authorization, Content-Type, X-Api-Key, Attune-User, Attune-Conversation,"
            + " Attune-Mode, " + Presented.TOKEN;
    private static final String EXPOSED = "Attune-Trace, Attune-Personalization, Retry-After, X-Request-Id";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, \\t-]{1,4096}");

    private final Set<String> origins;

    Cors(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Answers what a browser asks ahead of a script's request; everything else goes on. */
    public Handler<HttpServerRequest> before(Handler<HttpServerRequest> next) {
        return origins.isEmpty()
                ? next
                : request -> {
                    if (isPreflight(request)) {
                        answer(request);
                    } else {
                        next.handle(request);
                    }
                };
    }

    /** Tells the browser that the script may see this answer. What upstream says of that was not meant for scripts of Attune's. */
    public void label(HttpServerRequest request, MultiMap answer) {
        String origin = origin(request);
        if (origin == null) {
            return;
        }
        answer.names().stream()
                .filter(name -> name.regionMatches(true, 0, ANSWERS, 0, ANSWERS.length()))
                .toList()
                .forEach(answer::remove);
        answer.set("Access-Control-Allow-Origin", origin);
        answer.set("Access-Control-Expose-Headers", EXPOSED);
        answer.add("Vary", "Origin");
    }

    private boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(ASKED_METHOD)
                && origin(request) != null;
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        label(request, response.headers());
        String asked = request.getHeader(ASKED_HEADERS);
        boolean plain = asked != null && HEADER_NAMES.matcher(asked).matches();
        response.putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                .putHeader("Access-Control-Allow-Headers", plain ? OURS + ", " + asked : OURS)
                .putHeader("Access-Control-Max-Age", MAX_AGE_SECONDS)
                .setStatusCode(NO_CONTENT)
                .end();
    }

    /** The origin of the script that asks, if it is one of those that may. */
    private @Nullable String origin(HttpServerRequest request) {
        if (origins.isEmpty()) {
            return null;
        }
        String origin = request.getHeader(ORIGIN);
        return origin != null && origins.contains(origin) ? origin : null;
    }
}
