package dev.attune.proxy;

import dev.attune.profile.model.Answer.Outcome;
import dev.attune.profile.model.Mode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;

/** Brings answers to clients, and sees to it that each call ends, is counted and kept once. On each request's event loop. */
final class Delivery {

    private final Vertx vertx;
    private final ProxySettings settings;
    private final Remembering remembering;
    private final InFlight inFlight;
    private final Meters meters;

    Delivery(Vertx vertx, ProxySettings settings, Remembering remembering, InFlight inFlight, Meters meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.remembering = remembering;
        this.inFlight = inFlight;
        this.meters = meters;
    }

    /** The call is here. From now on its client may leave at any moment. */
    void begin(Call call) {
        inFlight.begun();
        Ending ending = new Ending(call, remembering, () -> over(call), meters);
        call.ending(ending);
        HttpServerResponse response = call.request().response();
        response.endHandler(over -> {
            if (!response.ended()) {
                call.clientLeaves();
                ending.end(Outcome.LEFT);
            }
            ending.over();
        });
    }

    private void over(Call call) {
        meters.over(call);
        RequestLog.over(call);
        inFlight.over();
    }

    /** The request goes upstream. Upstream's silence counts from when it has all of it. */
    void sent(Call call) {
        Future<Void> received = call.body().isPresent()
                ? Future.succeededFuture()
                : call.request().end();
        received.onSuccess(all -> call.ending()
                .await(new Patience(vertx, call.destination().waits().idle(), call::giveUp)));
    }

    /** Completes when the client has the answer, or will not get it. */
    Future<Void> deliver(Call call) {
        if (call.hasLeft()) {
            return Future.succeededFuture();
        }
        ProxyResponse response = call.context().response();
        label(call, response);
        if (response.proxiedResponse() == null) {
            call.ending().end(Outcome.REFUSED);
            return response.send();
        }
        meters.answered(call);
        call.trace().answered();
        if (call.context().isWebSocket()) {
            return Tunnel.open(call);
        }
        HopByHop.stripAnswer(response.headers());
        keepDate(call, response);
        Body body = response.getBody();
        AnswerWatcher watcher = AnswerWatcher.of(call, settings.limits());
        response.setBody(Body.body(new AnswerStream(body.stream(), watcher), body.length(), body.mediaType()));
        return call.context().sendResponse().recover(failure -> giveUp(call));
    }

    /** What became of the personalization, in headers of Attune's own. */
    private static void label(Call call, ProxyResponse response) {
        call.verdict().ifPresent(verdict -> response.putHeader(AttuneHeaders.PERSONALIZATION, verdict.header()));
        call.prepared()
                .filter(prepared -> call.wishes().mode() != Mode.OFF)
                .ifPresent(prepared -> response.putHeader(AttuneHeaders.TRACE, prepared.trace()));
    }

    /** The proxy library writes the date anew, with days of one digit; upstream's own goes to the client. */
    private static void keepDate(Call call, ProxyResponse response) {
        String date = response.headers().get("date");
        if (date != null) {
            HttpServerResponse answer = call.request().response();
            answer.headersEndHandler(head -> answer.headers().set("date", date));
        }
    }

    /** The answer cannot be brought to its end. If nothing of it was sent, the client is told; else its connection is closed. */
    private Future<Void> giveUp(Call call) {
        meters.fault(Fault.UPSTREAM_BROKE);
        new OpenAiError(Fault.UPSTREAM_BROKE, "The upstream's answer cannot be passed on.")
                .send(call.request().response());
        return Future.succeededFuture();
    }
}
