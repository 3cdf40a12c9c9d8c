package dev.attune.proxy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** Makes spans, and carries them on from the client to upstream (W3C Trace Context). From any thread. */
final class SpanTracing implements Tracing {

    private static final String SCOPE = "dev.attune.proxy";

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    SpanTracing(OpenTelemetry traces) {
        this.tracer = traces.getTracer(SCOPE);
        this.propagator = traces.getPropagators().getTextMapPropagator();
    }

    @Override
    public CallTrace begin(Call call) {
        Context parent = propagator.extract(Context.root(), call.request().headers(), Headers.GETTER);
        return new SpanTrace(call, parent, this);
    }

    Tracer tracer() {
        return tracer;
    }

    void inject(Context context, MultiMap headers) {
        propagator.inject(context, headers, Headers.SETTER);
    }

    /** How tracing reads and writes the headers of a request. */
    private static final class Headers implements TextMapGetter<MultiMap> {

        static final Headers GETTER = new Headers();
        static final TextMapSetter<MultiMap> SETTER = Headers::set;

        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }

        private static void set(@Nullable MultiMap headers, String name, String value) {
            if (headers != null) {
                headers.set(name, value);
            }
        }
    }
}
