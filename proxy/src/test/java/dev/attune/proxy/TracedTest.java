package dev.attune.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import dev.attune.proxy.access.AccessSettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.http.HttpRequest;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The spans of requests, and what upstream is told of them. */
final class TracedTest {

    private static final String CANARY = "quetzalcoatl";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String ASKED =
            "{\"model\":\"gpt-x\",\"messages\":[{\"role\":\"user\",\"content\":\"I am " + CANARY + "\"}]}";

    private final Spans spans = new Spans();

    @Test
    void a_request_is_a_trace_in_the_words_of_the_conventions() throws Exception {
        try (Running running = traced()) {
            running.upstream.plays((request, body) -> ScriptedUpstream.json(
                    request,
                    "{\"model\":\"gpt-x-2026\",\"choices\":[{\"message\":{\"content\":\"" + CANARY
                            + "\"}}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}"));
            String told = running.send(running.chat(ASKED).header("Attune-User", CANARY))
                    .headers()
                    .firstValue("Attune-Trace")
                    .orElseThrow();

            SpanData request = spans.named("POST /v1/chat/completions");
            SpanData chat = spans.named("chat gpt-x");
            assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
            assertThat(request.getParentSpanContext().isValid()).isFalse();
            assertThat(text(request, "attune.verdict")).isEqualTo("applied");
            assertThat(text(request, "attune.trace")).isEqualTo(told);
            assertThat(number(request, "http.response.status_code")).isEqualTo(200);
            assertThat(chat.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(text(chat, "gen_ai.operation.name")).isEqualTo("chat");
            assertThat(text(chat, "gen_ai.provider.name")).isEqualTo("openai");
            assertThat(text(chat, "gen_ai.request.model")).isEqualTo("gpt-x");
            assertThat(text(chat, "gen_ai.response.model")).isEqualTo("gpt-x-2026");
            assertThat(number(chat, "gen_ai.usage.input_tokens")).isEqualTo(12);
            assertThat(number(chat, "gen_ai.usage.output_tokens")).isEqualTo(3);
            assertThat(text(chat, "server.address")).isEqualTo("127.0.0.1");
            assertThat(List.of("resolve", "profile", "recall", "compose", "chat gpt-x"))
                    .allSatisfy(name -> {
                        SpanData span = spans.named(name);
                        assertThat(span.getParentSpanId()).isEqualTo(request.getSpanId());
                        assertThat(span.getTraceId()).isEqualTo(request.getTraceId());
                        assertThat(span.getEndEpochNanos()).isGreaterThanOrEqualTo(span.getStartEpochNanos());
                    });
            assertThat(spans.all.toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void tokens_are_read_from_every_wire_streamed_or_not_learned_or_not() throws Exception {
        try (Running running = traced()) {
            running.upstream.plays((request, body) -> ScriptedUpstream.events(request)
                    .end("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"claude-9\","
                            + "\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}}\n\n"
                            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":5}}\n\n"
                            + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"));
            running.send(running.request("/v1/messages")
                    .header("Attune-Mode", "off")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"claude\",\"messages\":[]}")));
            SpanData messages = spans.named("chat");
            assertThat(text(messages, "gen_ai.provider.name")).isEqualTo("anthropic");
            assertThat(text(messages, "gen_ai.response.model")).isEqualTo("claude-9");
            assertThat(number(messages, "gen_ai.usage.input_tokens")).isEqualTo(7);
            assertThat(number(messages, "gen_ai.usage.output_tokens")).isEqualTo(5);
            assertThat(running.profiles.answers()).isEmpty();

            running.upstream.plays((request, body) -> ScriptedUpstream.events(request)
                    .end(
                            "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"r1\","
                                    + "\"model\":\"gpt-y\",\"usage\":{\"input_tokens\":8,\"output_tokens\":9}}}\n\n"));
            running.send(running.request("/v1/responses")
                    .header("Attune-User", "ann")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"gpt-y\",\"input\":\"hello\"}")));
            SpanData responses = spans.named("chat gpt-y");
            assertThat(number(responses, "gen_ai.usage.input_tokens")).isEqualTo(8);
            assertThat(number(responses, "gen_ai.usage.output_tokens")).isEqualTo(9);
        }
    }

    @Test
    void upstream_is_told_of_the_trace_of_the_app() throws Exception {
        try (Running running = traced()) {
            running.send(running.chat(ASKED).header("traceparent", PARENT).header("tracestate", "a=b"));

            SpanData chat = spans.named("chat gpt-x");
            assertThat(chat.getTraceId()).isEqualTo(TRACE);
            assertThat(running.upstream.only().header("traceparent"))
                    .containsExactly("00-" + TRACE + "-" + chat.getSpanId() + "-01");
            assertThat(running.upstream.only().header("tracestate")).containsExactly("a=b");
        }
    }

    @Test
    void what_the_app_leaves_unsampled_stays_so() throws Exception {
        try (Running running = traced()) {
            running.send(running.chat(ASKED).header("traceparent", PARENT.replace("-01", "-00")));

            assertThat(running.upstream.only().header("traceparent"))
                    .singleElement()
                    .asString()
                    .startsWith("00-" + TRACE + "-")
                    .endsWith("-00");
            assertThat(spans.all).isEmpty();
        }
    }

    @Test
    void with_tracing_off_headers_of_tracing_pass_as_they_were_sent() throws Exception {
        try (Running running = new Running()) {
            running.send(running.chat(ASKED).header("traceparent", PARENT).header("tracestate", "a=b"));

            assertThat(running.upstream.only().header("traceparent")).containsExactly(PARENT);
            assertThat(running.upstream.only().header("tracestate")).containsExactly("a=b");
        }
    }

    @Test
    void with_tracing_off_no_header_of_tracing_is_added() throws Exception {
        try (Running running = new Running()) {
            running.send(running.chat(ASKED));

            assertThat(running.upstream.only().header("traceparent")).isEmpty();
        }
    }

    @Test
    void an_upstream_that_fails_is_an_error() throws Exception {
        try (Running running = traced()) {
            running.upstream.refusesAtOnce(503);
            running.send(running.chat(ASKED));
            SpanData refused = spans.named("chat gpt-x");
            assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(text(refused, "error.type")).isEqualTo("503");

            spans.named("POST /v1/chat/completions");
            spans.all.clear();
            running.upstream.close();
            running.send(running.chat(ASKED));
            SpanData away = spans.named("chat gpt-x");
            assertThat(text(away, "error.type")).isIn("upstream_unreachable", "upstream_broke");
            assertThat(text(spans.named("POST /v1/chat/completions"), "error.type"))
                    .isEqualTo(text(away, "error.type"));
        }
    }

    private Running traced() {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        return new Running(settings -> settings, AccessSettings.OPEN, new Observing(sdk, Observing.NONE.prices()));
    }

    private static String text(SpanData span, String key) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(key)));
    }

    private static long number(SpanData span, String key) {
        return Objects.requireNonNull(span.getAttributes().get(AttributeKey.longKey(key)), key);
    }

    /** Keeps what is exported. */
    private static final class Spans implements SpanExporter {

        private final List<SpanData> all = new CopyOnWriteArrayList<>();

        /** The span of this name, once it has come. */
        SpanData named(String name) throws Exception {
            Eventually.holds(
                    name, () -> all.stream().anyMatch(span -> span.getName().equals(name)));
            return all.stream()
                    .filter(span -> span.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> exported) {
            all.addAll(exported);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
