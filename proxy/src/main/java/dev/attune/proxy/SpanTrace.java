package dev.attune.proxy;

import dev.attune.profile.model.Answer.Outcome;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Verdict;
import dev.attune.proxy.wire.AnswerTap.Usage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one call: the request, and in it what was done before it went upstream, and upstream's answer. No span holds a word of a
 * message, or says whose it is.
 */
final class SpanTrace implements CallTrace {

    private static final int FIRST_ERROR_STATUS = 400;
    private static final int FIRST_FAILURE_STATUS = 500;

    private final Call call;
    private final SpanTracing tracing;
    private final long epochNanos = epochNanos();
    private final long began = System.nanoTime();
    private final Span request;
    private final Context within;
    private long resolved = began;
    private @Nullable Span upstream;
    private @Nullable Fault fault;

    SpanTrace(Call call, Context parent, SpanTracing tracing) {
        this.call = call;
        this.tracing = tracing;
        String method = GenAi.method(call);
        request = builder(method + " " + GenAi.route(call), parent, SpanKind.SERVER, began)
                .setAttribute("http.request.method", method)
                .setAttribute("http.route", GenAi.route(call))
                .startSpan();
        within = parent.with(request);
    }

    @Override
    public boolean wantsUsage() {
        return request.isRecording();
    }

    @Override
    public String id() {
        return request.getSpanContext().getTraceId();
    }

    @Override
    public void resolved() {
        resolved = System.nanoTime();
        step("resolve", began, resolved);
    }

    @Override
    public void prepared() {
        Micros micros = call.prepared().map(Prepared::micros).orElse(Micros.NONE);
        long loaded = resolved + TimeUnit.MICROSECONDS.toNanos(micros.load());
        long recalled = loaded + TimeUnit.MICROSECONDS.toNanos(micros.recall());
        long composed = recalled + TimeUnit.MICROSECONDS.toNanos(micros.compose());
        if (micros.equals(Micros.NONE)) {
            step("profile", resolved, System.nanoTime());
            return;
        }
        step("profile", resolved, loaded);
        step("recall", loaded, recalled);
        step("compose", recalled, composed);
    }

    @Override
    public void sent() {
        Span span = GenAi.describe(builder(GenAi.name(call), within, SpanKind.CLIENT, System.nanoTime()), call)
                .startSpan();
        upstream = span;
        tracing.inject(within.with(span), call.context().request().headers());
    }

    @Override
    public void answered() {
        Span span = upstream;
        if (span != null) {
            int status = call.context().response().getStatusCode();
            span.addEvent("first byte", moment(System.nanoTime()));
            span.setAttribute("http.response.status_code", status);
            if (status >= FIRST_ERROR_STATUS) {
                error(span, Integer.toString(status));
            }
        }
    }

    @Override
    public void failed(Fault next) {
        fault = next;
    }

    @Override
    public void ended(Outcome outcome) {
        Span span = upstream;
        if (span == null) {
            return;
        }
        upstream = null;
        if (fault != null) {
            error(span, fault.code());
        } else if (outcome == Outcome.BROKEN) {
            error(span, "upstream_broke");
        }
        Usage usage = call.ending().tap().usage();
        GenAi.used(span, usage);
        span.setAttribute("attune.outcome", outcome.label());
        span.end(moment(System.nanoTime()));
    }

    @Override
    public void over() {
        ended(Outcome.REFUSED);
        int status = call.request().response().getStatusCode();
        request.setAttribute("http.response.status_code", status);
        request.setAttribute("attune.verdict", Meters.verdict(call));
        call.verdict().ifPresent(this::applied);
        call.prepared().ifPresent(prepared -> request.setAttribute("attune.trace", prepared.trace()));
        if (fault != null) {
            request.setAttribute("error.type", fault.code());
        }
        if (status >= FIRST_FAILURE_STATUS) {
            error(request, fault == null ? Integer.toString(status) : fault.code());
        }
        request.end(moment(System.nanoTime()));
    }

    private void applied(Verdict verdict) {
        if (verdict instanceof Verdict.Applied told) {
            request.setAttribute("attune.standing", told.standing());
            request.setAttribute("attune.recalled", told.recalled());
        }
    }

    private void step(String name, long from, long to) {
        builder(name, within, SpanKind.INTERNAL, from).startSpan().end(moment(to));
    }

    private SpanBuilder builder(String name, Context parent, SpanKind kind, long from) {
        return tracing.tracer()
                .spanBuilder(name)
                .setParent(parent)
                .setSpanKind(kind)
                .setStartTimestamp(moment(from));
    }

    private static void error(Span span, String type) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", type);
    }

    /** A time of {@link System#nanoTime} as one of the calendar. */
    private Instant moment(long nanos) {
        return Instant.EPOCH.plusNanos(epochNanos + nanos - began);
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
