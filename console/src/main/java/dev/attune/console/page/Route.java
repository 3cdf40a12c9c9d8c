package dev.attune.console.page;

import dev.attune.console.access.Role;
import io.vertx.core.http.HttpMethod;

/**
 * One line of the table of routes.
 *
 * @param path as Vert.x writes it, with {@code :name} for a segment
 * @param act what the audit log calls a visit; empty for what it leaves out
 * @param form what may come with a visit
 */
public record Route(HttpMethod method, String path, Access access, String act, Form form, Endpoint endpoint) {

    public static Route get(String path, Access access, String act, Endpoint endpoint) {
        return new Route(HttpMethod.GET, path, access, act, Form.PLAIN, endpoint);
    }

    public static Route post(String path, Access access, String act, Endpoint endpoint) {
        return new Route(HttpMethod.POST, path, access, act, Form.PLAIN, endpoint);
    }

    /** For forms that a file may come along with. */
    public static Route upload(String path, Access access, String act, Endpoint endpoint) {
        return new Route(HttpMethod.POST, path, access, act, Form.WITH_FILE, endpoint);
    }

    /** What is sent to it. */
    public enum Form {
        PLAIN,
        WITH_FILE
    }

    /** Who may visit. */
    public enum Access {
        /** Everybody. */
        OPEN(Role.GUEST),
        /** Who came by a link of their own; the endpoint sees to that itself. */
        PERSON(Role.GUEST),
        VIEWER(Role.VIEWER),
        EDITOR(Role.EDITOR),
        ADMIN(Role.ADMIN);

        private final Role role;

        Access(Role role) {
            this.role = role;
        }

        /** The least that a session of the console must be. */
        public Role role() {
            return role;
        }
    }
}
