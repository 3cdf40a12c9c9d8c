package dev.attune.console.page;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;

/** The headers that htmx and the server speak to each other in (htmx.org/reference/#headers). */
final class Htmx {

    static final String REQUEST = "HX-Request";
    static final String HISTORY = "HX-History-Restore-Request";
    static final String CURRENT = "HX-Current-URL";
    static final String REDIRECT = "HX-Redirect";

    private static final String YES = "true";

    private Htmx() {}

    static boolean asks(HttpServerRequest request) {
        return YES.equals(request.getHeader(REQUEST));
    }

    /** When the browser goes back to a page that is no longer in its cache, htmx asks for the whole of it. */
    static boolean wantsPart(HttpServerRequest request) {
        return asks(request) && !YES.equals(request.getHeader(HISTORY));
    }

    /** Path and query of the page that asks. */
    static Optional<String> currentPage(HttpServerRequest request) {
        String current = request.getHeader(CURRENT);
        if (current == null) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(current);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.ofNullable(uri.getRawPath()).map(path -> path + query);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
