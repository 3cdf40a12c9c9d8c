package dev.attune.console.page;

import io.vertx.core.http.HttpMethod;

/**
 * One line of the table of routes.
 *
 * @param path as Vert.x writes it, with {@code :name} for a segment
 */
public record Route(HttpMethod method, String path, Access access, Endpoint endpoint) {

    public static Route get(String path, Endpoint endpoint) {
        return new Route(HttpMethod.GET, path, Access.SIGNED_IN, endpoint);
    }

    public static Route post(String path, Endpoint endpoint) {
        return new Route(HttpMethod.POST, path, Access.SIGNED_IN, endpoint);
    }

    /** The same without a session; for the few that cannot have one. */
    public Route open() {
        return new Route(method, path, Access.OPEN, endpoint);
    }

    /** Who may visit. */
    public enum Access {
        OPEN,
        SIGNED_IN
    }
}
