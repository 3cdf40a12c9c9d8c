package dev.attune.console.page;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** Sends replies: renders pages, whole or in part, and writes them. Runs on the event loop and renders off it. */
final class Answering {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String PART = "part";

    private final Views views;
    private final Assets assets;

    Answering(Views views, Assets assets) {
        this.views = views;
        this.assets = assets;
    }

    /** Sends what the endpoint answers, or a page about what went wrong. */
    void send(Visit visit, Future<? extends Reply> reply) {
        reply.<Void>compose(answer -> write(visit, answer))
                .recover(failure -> write(visit, Failures.page(failure)))
                // The last resort: not even the page about the failure could be rendered.
                .onFailure(failure -> abandon(visit.response()));
    }

    private Future<Void> write(Visit visit, Reply reply) {
        if (reply instanceof Reply.Page page) {
            return render(visit, page).compose(html -> end(visit, page.status(), HTML, html));
        }
        if (reply instanceof Reply.Redirect redirect) {
            return redirect(visit, redirect.location());
        }
        if (reply instanceof Reply.Plain plain) {
            return end(visit, plain.status(), plain.contentType(), plain.body());
        }
        return Future.succeededFuture();
    }

    private Future<String> render(Visit visit, Reply.Page page) {
        Map<String, Object> variables = variables(visit, page, visit.isPartial());
        return visit.isPartial()
                ? views.fragment(page.template(), PART, variables)
                : views.page(page.template(), variables);
    }

    private Map<String, Object> variables(Visit visit, Reply.Page page, boolean partial) {
        Frame frame = new Frame(
                page.title(),
                visit.session().csrf(),
                visit.request().path(),
                visit.session().role(),
                partial,
                page.notice(),
                assets);
        return Map.of("frame", frame, "view", page.view());
    }

    private static Future<Void> end(Visit visit, int status, String contentType, String body) {
        HttpServerResponse response = visit.response();
        if (response.closed() || response.ended()) {
            return Future.succeededFuture();
        }
        response.setStatusCode(status).putHeader("Content-Type", contentType);
        // Vert.x would send the body of an answer to HEAD, which has none.
        return visit.request().method().equals(HttpMethod.HEAD) ? response.end() : response.end(body);
    }

    private static Future<Void> redirect(Visit visit, String location) {
        if (visit.isPartial()) {
            // A script that follows a redirect would swap a whole page into a part of one.
            return visit.response().putHeader(Htmx.REDIRECT, location).end();
        }
        return visit.response()
                .setStatusCode(303)
                .putHeader("Location", location)
                .end();
    }

    private static void abandon(HttpServerResponse response) {
        if (!response.ended() && !response.closed()) {
            response.reset();
        }
    }
}
