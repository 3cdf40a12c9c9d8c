package dev.attune.console.page;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Refuses addresses that are none, and sets the headers that every response has, whatever becomes of it: nothing from elsewhere, nothing inline, nothing kept, nothing framed. */
public final class FirstStep implements Handler<RoutingContext> {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** What browsers are to heed, with these pages allowed to show ours inside themselves. */
    public static String policy(String frameAncestors) {
        return POLICY + frameAncestors;
    }

    @Override
    public void handle(RoutingContext routing) {
        MultiMap headers = routing.response().headers();
        headers.set("Content-Security-Policy", policy("'none'"));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        headers.set("Vary", "Cookie, HX-Request");
        if (BROKEN_ESCAPE.matcher(routing.request().uri()).find()) {
            // The router would take it for a fault of its own, and log it as one.
            routing.fail(400);
        } else {
            routing.next();
        }
    }
}
