package dev.attune.proxy;

import io.opentelemetry.api.OpenTelemetry;
import org.jspecify.annotations.Nullable;

/**
 * How the proxy is watched from outside, beside the meters that it always has.
 *
 * @param traces where spans go; absent: there are none, and headers of tracing pass as the app sent them
 * @param prices of the LLM that learns
 */
public record Observing(@Nullable OpenTelemetry traces, Prices prices) {

    /** No spans, and nothing costs anything. */
    public static final Observing NONE = new Observing(null, new Prices(0, 0));

    /** What a million tokens cost, in any one currency: those of prompts, and those of answers. */
    public record Prices(double in, double out) {}

    Tracing tracing() {
        return traces == null ? Tracing.OFF : new SpanTracing(traces);
    }
}
