package dev.attune.app.watch;

import dev.attune.app.settings.Settings;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans to a collector (OTLP over HTTP), in batches and on threads of its own: a collector that is away costs spans and nothing else.
 */
public final class OtlpTraces implements AutoCloseable {

    private static final String PATH = "/v1/traces";
    private static final long CLOSE_SECONDS = 5;

    private final OpenTelemetrySdk sdk;

    private OtlpTraces(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /**
     * Begins to send.
     *
     * @param version of what runs
     */
    public static OtlpTraces open(Settings.Tracing settings, String version) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint(settings.endpoint().toString()));
        settings.headers().forEach(exporter::addHeader);
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", settings.service())
                        .put("service.version", version)
                        .build()))
                // Whoever began the trace has decided; of those that begin here, a share.
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
                .build();
        return new OtlpTraces(OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build());
    }

    public OpenTelemetry api() {
        return sdk;
    }

    /** Sends what is left, within a bound. */
    @Override
    public void close() {
        sdk.getSdkTracerProvider().shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private static String endpoint(String base) {
        if (base.endsWith(PATH)) {
            return base;
        }
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH;
    }
}
