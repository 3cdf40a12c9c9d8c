package dev.attune.console.page;

import dev.attune.console.access.Role;
import dev.attune.console.access.Session;
import dev.attune.console.access.Sessions;
import dev.attune.profile.SignOuts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;

/**
 * Puts a table of routes on a router. Each visit passes the same steps: headers, who is there, may they, the form, is it theirs,
 * the endpoint, the answer. Whatever no route answers is a page that does not exist, for those who are signed in.
 */
public final class Site {

    private static final long MOST_FORM_BYTES = 64 * 1024;

    private static final Route NOTHING =
            Route.get("*", Route.Access.VIEWER, "", visit -> Future.succeededFuture(Failures.ofStatus(404)));

    private final Gate gate;
    private final Answering answering;
    private final Assets assets;
    private final SignOuts signOuts;
    private final Auditing auditing;
    private final Uploads uploads;

    public Site(
            Sessions sessions,
            SessionCookie cookie,
            Views views,
            Assets assets,
            SignOuts signOuts,
            Auditing auditing,
            Uploads uploads) {
        this.uploads = uploads;
        this.gate = new Gate(sessions, cookie);
        this.signOuts = signOuts;
        this.auditing = auditing;
        this.answering = new Answering(views, assets);
        this.assets = assets;
    }

    public Router router(Vertx vertx, List<Route> routes) {
        Router router = Router.router(vertx);
        router.route().handler(new FirstStep());
        router.route(HttpMethod.GET, Assets.PATH + "*").handler(assets);
        routes.forEach(route -> mount(router, route));
        router.route().last().handler(routing -> visit(routing, NOTHING));
        // The only one: Vert.x looks for others by the path, and fails again where that is none.
        router.route().failureHandler(routing -> fail(routing, most(routes, routing.request())));
        return router;
    }

    private void mount(Router router, Route route) {
        if (route.method().equals(HttpMethod.GET)) {
            router.get(route.path()).handler(routing -> visit(routing, route));
            if (route.access() == Route.Access.OPEN) {
                // Some of those who watch over a process ask for the head alone.
                router.head(route.path()).handler(routing -> visit(routing, route));
            }
        } else {
            // Two routes, for Vert.x wants the handler of the body first within one.
            router.route(route.method(), route.path()).handler(routing -> knock(routing, route));
            router.route(route.method(), route.path()).handler(body(route)).handler(routing -> visit(routing, route));
        }
    }

    private BodyHandler body(Route route) {
        BodyHandler body = switch (route.form()) {
            case PLAIN -> BodyHandler.create(false);
            case WITH_FILE -> BodyHandler.create(uploads.folder()).setDeleteUploadedFilesOnEnd(true);
        };
        return body.setBodyLimit(most(route));
    }

    private long most(Route route) {
        return switch (route.form()) {
            case PLAIN -> MOST_FORM_BYTES;
            case WITH_FILE -> uploads.mostBytes() + MOST_FORM_BYTES;
        };
    }

    /** How much may be sent with a request. */
    private long most(List<Route> routes, HttpServerRequest request) {
        return routes.stream()
                .filter(route ->
                        route.path().equals(request.path()) && route.method().equals(request.method()))
                .findFirst()
                .map(this::most)
                .orElse(MOST_FORM_BYTES);
    }

    /** Reads no form of somebody who may not send one. */
    private void knock(RoutingContext routing, Route route) {
        Session session = gate.session(routing.request());
        if (gate.lets(route.access(), session)) {
            routing.next();
        } else {
            turnAway(routing, session);
        }
    }

    private void visit(RoutingContext routing, Route route) {
        Session session = gate.session(routing.request());
        Visit visit = new Visit(routing, session);
        if (!gate.lets(route.access(), session)) {
            turnAway(routing, session);
        } else if (route.access() != Route.Access.PERSON && gate.isForged(routing.request(), session)) {
            answering.send(visit, Future.succeededFuture(Failures.ofStatus(403)));
        } else if (route.access().role() == Role.GUEST) {
            answering.send(visit, answer(visit, route));
        } else {
            answering.send(visit, visit.await(signOuts.ended(session.nonce())).compose(ended -> {
                if (ended) {
                    // Signed out on another console, or before this one was started.
                    gate.forget(routing.request());
                    return Future.succeededFuture(new Reply.Redirect(Gate.signInFor(routing.request())));
                }
                return answer(visit, route);
            }));
        }
    }

    private Future<Reply> answer(Visit visit, Route route) {
        return Future.<Reply>future(promise -> route.endpoint()
                        .answer(visit)
                        .<Reply>map(reply -> reply)
                        .onComplete(promise))
                .compose(reply -> route.access().role() == Role.GUEST
                        ? Future.succeededFuture(reply)
                        : auditing.note(visit, route.act(), reply));
    }

    private void turnAway(RoutingContext routing, Session session) {
        if (session.isSignedIn()) {
            answering.send(new Visit(routing, session), Future.succeededFuture(Failures.notAllowed()));
            return;
        }
        String accepts = routing.request().getHeader("Accept");
        if (accepts != null && accepts.contains("text/event-stream")) {
            routing.response().setStatusCode(401).end();
            return;
        }
        if (Htmx.asks(routing.request())) {
            routing.response().setStatusCode(401);
        }
        answering.send(
                new Visit(routing, session),
                Future.succeededFuture(new Reply.Redirect(Gate.signInFor(routing.request()))));
    }

    private void fail(RoutingContext routing, long mostBytes) {
        Visit visit = new Visit(routing, gate.session(routing.request()));
        Throwable failure = routing.failure();
        boolean isOurs = failure != null && routing.statusCode() >= 500;
        Reply.Page page = isOurs
                ? Failures.page(failure)
                : routing.statusCode() == 413 ? Failures.tooMuch(mostBytes) : Failures.ofStatus(routing.statusCode());
        answering.send(visit, Future.succeededFuture(page));
    }
}
