package dev.attune.proxy;

import dev.attune.profile.model.Answer.Outcome;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import io.vertx.httpproxy.ProxyResponse;

/**
 * A WebSocket between client and upstream: bytes both ways, each side read no faster than the other takes it. The proxy library's own
 * tunnel would read without end into memory, and drop the body of a refusal.
 */
final class Tunnel {

    private static final int SWITCHING_PROTOCOLS = 101;

    private Tunnel() {}

    static Future<Void> open(Call call) {
        ProxyResponse response = call.context().response();
        call.ending().patience().ifPresent(Patience::cancel);
        HttpClientResponse upstream = response.proxiedResponse();
        if (upstream.statusCode() != SWITCHING_PROTOCOLS) {
            call.ending().end(Outcome.REFUSED);
            HopByHop.stripAnswer(response.headers());
            return response.send();
        }
        HttpServerResponse answer = call.request().response();
        answer.setStatusCode(SWITCHING_PROTOCOLS);
        answer.headers().addAll(response.headers());
        NetSocket far = upstream.netSocket().pause();
        return call.request().toNetSocket().onFailure(failure -> far.close()).map(near -> {
            near.pause();
            call.ending().end(Outcome.COMPLETE);
            call.ending().over();
            near.pipeTo(far);
            far.pipeTo(near);
            return null;
        });
    }
}
