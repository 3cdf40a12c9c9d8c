package dev.attune.console.page;

import dev.attune.console.access.Session;
import dev.attune.console.access.Sessions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets visits in. A page needs a session that is signed in unless its route is open; whatever changes something needs the session's
 * token in its form as well.
 */
final class Gate {

    static final String CSRF_FIELD = "csrf";
    static final String BACK = "back";

    private static final Pattern PAGE_OF_FORM =
            Pattern.compile("/people/[^/]+/[^/]+|" + Links.IMPORTS + "/[^/]+/[^/]+|" + Links.IMPORTS + "|"
                    + Links.REVIEW + "|" + Links.KEYS + "|" + Links.PLAYGROUND + "|" + Links.POLICIES + "/[a-z]+");

    private final Sessions sessions;
    private final SessionCookie cookie;

    Gate(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** The session that came along, or that of a guest. */
    Session session(HttpServerRequest request) {
        return cookie.read(request).orElseGet(sessions::guest);
    }

    boolean lets(Route.Access access, Session session) {
        return session.may(access.role());
    }

    /** Takes the session out of the browser. */
    void forget(HttpServerRequest request) {
        cookie.remove(request.response());
    }

    boolean isForged(HttpServerRequest request, Session session) {
        boolean changes = request.method().equals(HttpMethod.POST);
        return changes && !Sessions.accepts(session, FormField.of(request, CSRF_FIELD));
    }

    /** The sign-in form, which leads back to the page that was asked for. */
    static String signInFor(HttpServerRequest request) {
        String back = pageOf(request);
        return Links.isLocal(back) && !back.equals("/") ? Links.with(Links.SIGN_IN, BACK, back) : Links.SIGN_IN;
    }

    /** What was sent by a form cannot be asked for again; the page that it was on, or of the person it was about, can. */
    private static String pageOf(HttpServerRequest request) {
        if (Htmx.asks(request)) {
            return Htmx.currentPage(request).orElse(Links.PEOPLE);
        }
        if (request.method().equals(HttpMethod.GET)) {
            return request.uri();
        }
        Matcher page = PAGE_OF_FORM.matcher(request.path());
        return page.lookingAt() ? page.group() : Links.PEOPLE;
    }
}
