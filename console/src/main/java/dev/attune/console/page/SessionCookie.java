package dev.attune.console.page;

import dev.attune.console.access.Session;
import dev.attune.console.access.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/** Carries the session between browser and console: no script reads it and no other site sends it. */
public final class SessionCookie {

    private static final String NAME = "attune-session";

    private final Sessions sessions;
    private final boolean secure;
    private final String name;

    public SessionCookie(Sessions sessions, boolean secure) {
        this.sessions = sessions;
        this.secure = secure;
        // The prefix binds it to this host and to https (RFC 6265bis, 4.1.3.2); browsers refuse it elsewhere.
        this.name = secure ? "__Host-" + NAME : NAME;
    }

    public Optional<Session> read(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name))
                .map(Cookie::getValue)
                .flatMap(sessions::recognise);
    }

    public void write(HttpServerResponse response, Session session) {
        Duration life = session.isSignedIn() ? Sessions.LIFE : Sessions.GUEST_LIFE;
        response.addCookie(cookie(sessions.token(session)).setMaxAge(life.toSeconds()));
    }

    public void remove(HttpServerResponse response) {
        response.addCookie(cookie("").setMaxAge(0));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }
}
