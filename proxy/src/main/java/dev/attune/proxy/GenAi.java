package dev.attune.proxy;

import dev.attune.proxy.wire.AnswerTap.Usage;
import dev.attune.proxy.wire.Reading;
import dev.attune.proxy.wire.Wire;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What spans say of a call, in the words of OpenTelemetry's semantic conventions for generative AI (1.37), and for HTTP. Both the current
 * {@code gen_ai.provider.name} and the {@code gen_ai.system} that it replaced are set, as backends know one or the other.
 */
final class GenAi {

    private static final int MOST_OF_A_NAME = 100;
    private static final String OTHER = "/v1";
    private static final Map<String, String> OPERATIONS = Map.of(
            "/v1/chat/completions", "chat",
            "/v1/responses", "chat",
            "/v1/messages", "chat",
            "/v1/completions", "text_completion",
            "/v1/embeddings", "embeddings");
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT");
    private static final Map<String, String> PROVIDERS = Map.of(
            "api.anthropic.com", "anthropic",
            "openai.azure.com", "azure.ai.openai",
            "generativelanguage.googleapis.com", "gcp.gemini",
            "api.mistral.ai", "mistral_ai",
            "api.groq.com", "groq",
            "api.deepseek.com", "deepseek",
            "api.x.ai", "x_ai",
            "api.perplexity.ai", "perplexity",
            "api.cohere.ai", "cohere");

    private GenAi() {}

    /** The name of the span of upstream's answer. */
    static String name(Call call) {
        String operation = operation(call);
        if (operation.isEmpty()) {
            return method(call);
        }
        String model = model(call);
        return model.isEmpty() ? operation : operation + " " + model;
    }

    static SpanBuilder describe(SpanBuilder span, Call call) {
        Destination to = call.destination();
        span.setAttribute("server.address", to.url().getHost())
                .setAttribute("server.port", to.port())
                .setAttribute("http.request.method", method(call))
                .setAttribute("attune.upstream", to.name());
        String operation = operation(call);
        if (operation.isEmpty()) {
            return span;
        }
        String provider = provider(call);
        span.setAttribute("gen_ai.operation.name", operation)
                .setAttribute("gen_ai.provider.name", provider)
                .setAttribute("gen_ai.system", provider);
        String model = model(call);
        return model.isEmpty() ? span : span.setAttribute("gen_ai.request.model", model);
    }

    /** What upstream said that it took. */
    static void used(Span span, Usage usage) {
        if (!usage.model().isEmpty()) {
            span.setAttribute("gen_ai.response.model", cut(usage.model()));
        }
        if (usage.tokensIn() >= 0) {
            span.setAttribute("gen_ai.usage.input_tokens", usage.tokensIn());
        }
        if (usage.tokensOut() >= 0) {
            span.setAttribute("gen_ai.usage.output_tokens", usage.tokensOut());
        }
    }

    static String method(Call call) {
        String method = call.request().method().name();
        return METHODS.contains(method) ? method : "_OTHER";
    }

    /** Of the paths that name nothing but a kind of call; others may hold ids. */
    static String route(Call call) {
        String path = String.valueOf(call.request().path());
        return OPERATIONS.containsKey(path) ? path : OTHER;
    }

    /** Empty for what is no call of a model. */
    private static String operation(Call call) {
        return HttpMethod.POST.equals(call.request().method()) ? OPERATIONS.getOrDefault(route(call), "") : "";
    }

    private static String model(Call call) {
        return cut(call.reading().map(Reading::model).orElse(""));
    }

    /** Clients choose it, so that it may be anything. */
    private static String cut(String name) {
        return name.length() <= MOST_OF_A_NAME ? name : name.substring(0, MOST_OF_A_NAME);
    }

    private static String provider(Call call) {
        String host = call.destination().url().getHost().toLowerCase(Locale.ROOT);
        boolean anthropic = call.wire().filter(Wire.MESSAGES::equals).isPresent();
        return PROVIDERS.entrySet().stream()
                .filter(one -> host.equals(one.getKey()) || host.endsWith("." + one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(anthropic ? "anthropic" : "openai");
    }
}
