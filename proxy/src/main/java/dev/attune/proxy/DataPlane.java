package dev.attune.proxy;

import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Verdict.Reason;
import dev.attune.proxy.access.Access;
import dev.attune.proxy.access.Admission;
import dev.attune.proxy.access.Refusal;
import dev.attune.proxy.wire.Reading;
import dev.attune.proxy.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The way of one request: who asks, what they say, what upstream shall be told besides, and off it goes. Every step on the request's
 * event loop, but for the reading of long bodies.
 *
 * <p>Whatever a step cannot do leaves the request as it was. Only a mistake in a header of Attune's own is refused, and what its key or
 * token does not permit.
 */
final class DataPlane implements ProxyInterceptor {

    /** Compressed or not, what was added to goes on plain, as any upstream takes that; and a digest is another one now. */
    private static final List<String> OF_THE_OLD_BODY =
            List.of(Encoding.HEADER, "content-md5", "digest", "content-digest", "repr-digest");

    private final Upstream upstream;
    private final Access access;
    private final Reader reader;
    private final Preparation preparation;
    private final Delivery delivery;
    private final Meters meters;
    private final InstantSource clock;
    private final Tracing tracing;

    DataPlane(
            Upstream upstream,
            Access access,
            Reader reader,
            Preparation preparation,
            Delivery delivery,
            Meters meters,
            InstantSource clock,
            Tracing tracing) {
        this.upstream = upstream;
        this.access = access;
        this.reader = reader;
        this.preparation = preparation;
        this.delivery = delivery;
        this.meters = meters;
        this.clock = clock;
        this.tracing = tracing;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        Call call = Call.on(context, clock.instant());
        call.trace(tracing.begin(call));
        delivery.begin(call);
        return identify(call)
                .compose(this::read)
                .map(this::address)
                .compose(this::prepare)
                .compose(this::send)
                .recover(failure -> refuse(call, failure));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        access.cors().label(Call.of(context).request(), context.response().headers());
        return delivery.deliver(Call.of(context));
    }

    private Future<Call> identify(Call call) {
        call.stopwatch().start();
        return access.admit(call.request()).map(admission -> identified(call, admission));
    }

    private Call identified(Call call, Admission admission) {
        call.admission(admission);
        ProxyRequest request = call.context().request();
        admission.strip(request.headers());
        if (call.isPersonalizable()) {
            Identify.byHeaders(call);
            call.stopwatch().identified();
        }
        AttuneHeaders.strip(request.headers());
        if (!call.context().isWebSocket()) {
            HopByHop.strip(request.headers());
        }
        return call;
    }

    private Future<Call> read(Call call) {
        return reader.isReadable(call) ? reader.read(call).map(read -> called(call)) : Future.succeededFuture(call);
    }

    private Call called(Call call) {
        call.reading().ifPresent(reading -> Identify.byBody(call, reading.user()));
        return call;
    }

    private Call address(Call call) {
        upstream.address(call);
        call.trace().resolved();
        return call;
    }

    private Future<Call> prepare(Call call) {
        if (!call.isPersonalizable()) {
            return Future.succeededFuture(call);
        }
        if (call.wishes().mode() == Mode.OFF) {
            call.leave(Reason.OFF);
            return Future.succeededFuture(call);
        }
        Optional<Person> person = call.person();
        if (person.isEmpty()) {
            call.leave(Reason.NO_USER);
            return Future.succeededFuture(call);
        }
        Asking asking = call.asking(person.get());
        if (call.reading().filter(reading -> takes(call, reading)).isEmpty()) {
            call.prepared(Prepared.none(asking, TraceIds.next(), Reason.UNSUPPORTED));
            return Future.succeededFuture(call);
        }
        long began = System.nanoTime();
        return preparation.prepare(asking, call.loop()).map(prepared -> {
            meters.step("prepare", System.nanoTime() - began);
            return spliced(call, prepared);
        });
    }

    private static boolean takes(Call call, Reading reading) {
        return call.wire().orElseThrow().takes(reading, call.placement());
    }

    private Call spliced(Call call, Prepared prepared) {
        call.prepared(prepared);
        call.trace().prepared();
        call.stopwatch().start();
        Wire wire = call.wire().orElseThrow();
        Text text = call.text().orElseThrow();
        Buffer spliced = wire.splice(text.plain(), text.reading(), prepared.blocks(), call.placement());
        if (spliced != text.plain()) {
            call.body(spliced);
            OF_THE_OLD_BODY.forEach(call.context().request().headers()::remove);
        }
        call.stopwatch().spliced();
        return call;
    }

    private Future<ProxyResponse> send(Call call) {
        if (call.hasLeft()) {
            return Future.failedFuture(new ClientLeft());
        }
        ProxyRequest request = call.context().request();
        if (call.prepared().isPresent()) {
            AcceptEncoding.narrow(request.headers());
        }
        call.body().ifPresent(body -> request.setBody(Body.body(body)));
        delivery.sent(call);
        call.trace().sent();
        call.stopwatch().sent();
        return call.context().sendRequest();
    }

    private Future<ProxyResponse> refuse(Call call, Throwable failure) {
        call.failed(failure);
        OpenAiError error = Failures.of(call, failure);
        meters.fault(error.fault());
        call.trace().failed(error.fault());
        ProxyResponse answer = error.answer(call.context().request());
        if (failure instanceof Refusal refusal) {
            refusal.retryAfter().ifPresent(seconds -> answer.putHeader("retry-after", seconds));
        }
        return Future.succeededFuture(answer);
    }
}
