package dev.attune.proxy;

import dev.attune.profile.model.Answer.Outcome;
import dev.attune.proxy.wire.AnswerTap;
import dev.attune.proxy.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.ProxyResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one answer pass: sends its head at once, shows its bytes to the tap, and knows its end. On the call's event loop.
 *
 * <p>A client of HTTP/1.0 knows no chunks: an answer without a length is gathered for it whole, and given up when it grows too long.
 */
final class AnswerWatcher implements AnswerStream.Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWatcher.class);
    private static final int FIRST_ERROR_STATUS = 400;
    private static final String EVENTS = "text/event-stream";

    private final Call call;
    private final boolean refused;
    private final boolean learns;
    private final long length;
    private final long most;
    private long seen;
    private boolean begun;

    private AnswerWatcher(Call call, boolean refused, boolean learns, long most) {
        this.call = call;
        this.refused = refused;
        this.learns = learns;
        this.length = call.context().response().getBody().length();
        this.most = most;
    }

    static AnswerWatcher of(Call call, ProxySettings.Limits limits) {
        ProxyResponse response = call.context().response();
        boolean refused = response.getStatusCode() >= FIRST_ERROR_STATUS;
        boolean keeps = call.wishes().mode().learns()
                || call.wire().filter(Wire::isFollowed).isPresent();
        boolean learns = !refused && call.prepared().isPresent() && keeps;
        String contentType = response.getBody().mediaType();
        if (contentType != null && contentType.startsWith(EVENTS)) {
            call.ending().streams();
        }
        if (learns || call.trace().wantsUsage()) {
            String encoding = response.headers().get(Encoding.HEADER);
            call.wire()
                    .ifPresent(wire ->
                            call.ending().listen(wire.tap(contentType, encoding, limits.tapCharacters()), learns));
        }
        call.ending().patience().ifPresent(Patience::renew);
        boolean gathered = call.request().version() == HttpVersion.HTTP_1_0
                && response.getBody().length() < 0;
        return new AnswerWatcher(call, refused, learns, gathered ? limits.personalizedBytes() : Long.MAX_VALUE);
    }

    @Override
    public void flowing() {
        call.ending().patience().ifPresent(Patience::release);
        if (!begun) {
            begun = true;
            // Not right now: bytes that came together with the head leave together with it.
            call.loop().runOnContext(next -> sendHead());
        }
    }

    @Override
    public void stopped() {
        call.ending().patience().ifPresent(Patience::hold);
    }

    @Override
    public int piece(Buffer piece) {
        call.ending().patience().ifPresent(Patience::renew);
        seen += piece.length();
        if (seen > most) {
            call.giveUp();
            return -1;
        }
        int closing = observe(piece);
        if (!learns || closing >= 0) {
            return learns ? closing : -1;
        }
        return length >= 0 && seen >= length ? 0 : -1;
    }

    @Override
    public Future<Void> last() {
        Future<Void> kept = call.ending().end(refused ? Outcome.REFUSED : Outcome.COMPLETE);
        return learns ? kept : Future.succeededFuture();
    }

    @Override
    public void ends() {
        HttpClientResponse upstream = call.context().response().proxiedResponse();
        HttpServerResponse client = call.request().response();
        if (upstream != null && !client.ended() && !client.closed()) {
            Trailers.pass(upstream, client);
        }
    }

    @Override
    public void broken(Throwable cause) {
        call.failed(cause);
        if (call.hasLeft()) {
            call.ending().end(Outcome.LEFT);
        } else {
            call.ending().end(refused ? Outcome.REFUSED : Outcome.BROKEN);
        }
    }

    /** Request edge: whatever breaks in the tap, the answer goes on, without its text. */
    private int observe(Buffer piece) {
        try {
            return call.ending().tap().observe(piece);
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("request", call.id())
                    .log(
                            "an answer's text was not understood: {}",
                            failure.getClass().getName());
            call.ending().listen(AnswerTap.BLIND, learns);
            return -1;
        }
    }

    /** A client of HTTP/1.0 gets the head when the answer is whole. */
    private void sendHead() {
        HttpServerResponse response = call.request().response();
        boolean begins = !response.headWritten() && !response.ended() && !response.closed();
        if (begins && call.request().version() != HttpVersion.HTTP_1_0) {
            response.writeHead();
        }
    }
}
