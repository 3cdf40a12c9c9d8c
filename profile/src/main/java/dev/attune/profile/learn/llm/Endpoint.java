package dev.attune.profile.learn.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.StructuredChatCompletion;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import dev.attune.profile.LlmSettings;
import java.net.ConnectException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call of the endpoint, by OpenAI's SDK with structured outputs. It never tries again by itself: whoever keeps the turns does,
 * so that a wait outlives the process. The SDK's threads carry the bytes; stages complete on them.
 */
final class Endpoint implements AutoCloseable {

    /** Of an endpoint that asks for no key; the SDK wants one to be there. */
    private static final String NO_KEY = "none";

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final OpenAIClientAsync client;
    private final String model;

    Endpoint(LlmSettings settings) {
        this.model = settings.model();
        this.client = OpenAIOkHttpClientAsync.builder()
                .baseUrl(settings.url().toString())
                .apiKey(settings.apiKey() == null ? NO_KEY : settings.apiKey())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    /** What the model finds; fails with {@link LlmFailure}. */
    CompletionStage<Reply> ask(String instructions, Lesson lesson) {
        StructuredChatCompletionCreateParams<Answer> request = StructuredChatCompletionCreateParams.<Answer>builder()
                .model(model)
                .addSystemMessage(instructions)
                .addUserMessage(lesson.asked())
                .maxCompletionTokens(lesson.answerTokens())
                .responseFormat(Answer.class)
                .build();
        try {
            return client.chat().completions().create(request).handle(Endpoint::outcome);
        } catch (OpenAIException refused) {
            return CompletableFuture.failedStage(failure(refused));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** Its findings, and what the call cost. */
    record Reply(List<Answer.Item> findings, LlmFailure.Cost cost) {}

    private static Reply outcome(@Nullable StructuredChatCompletion<Answer> answer, @Nullable Throwable failure) {
        if (failure != null || answer == null) {
            throw failure(failure);
        }
        try {
            return reply(answer.rawChatCompletion());
        } catch (OpenAIInvalidDataException malformed) {
            throw useless("the answer is not a chat completion", LlmFailure.Cost.UNKNOWN);
        }
    }

    private static Reply reply(ChatCompletion completion) {
        LlmFailure.Cost cost = completion.usage().map(Endpoint::cost).orElse(LlmFailure.Cost.UNKNOWN);
        if (completion.choices().isEmpty()) {
            throw useless("the answer has no choice", cost);
        }
        ChatCompletion.Choice choice = completion.choices().get(0);
        ChatCompletionMessage message = choice.message();
        if (message.refusal().filter(text -> !text.isBlank()).isPresent()) {
            throw useless("the model refuses", cost);
        }
        if (ChatCompletion.Choice.FinishReason.LENGTH.equals(choice.finishReason())) {
            throw useless("the answer is cut off", cost);
        }
        return new Reply(findings(message.content().orElse(""), cost), cost);
    }

    private static List<Answer.Item> findings(String content, LlmFailure.Cost cost) {
        try {
            Answer answer = JSON.readValue(content, Answer.class);
            if (answer == null || answer.findings == null || answer.findings.contains(null)) {
                throw useless("the answer does not have the shape that was asked for", cost);
            }
            return answer.findings;
        } catch (JsonProcessingException malformed) {
            throw useless("the answer does not have the shape that was asked for", cost);
        }
    }

    private static LlmFailure.Cost cost(CompletionUsage usage) {
        return new LlmFailure.Cost(usage.promptTokens(), usage.completionTokens(), true);
    }

    private static LlmFailure useless(String why, LlmFailure.Cost cost) {
        return new LlmFailure(LlmFailure.Fault.ANSWER, why, cost, null);
    }

    private static LlmFailure failure(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof LlmFailure known) {
            return known;
        }
        if (cause instanceof OpenAIServiceException status) {
            return ofStatus(status);
        }
        if (cause instanceof OpenAIInvalidDataException) {
            return useless("the answer cannot be read", LlmFailure.Cost.UNKNOWN);
        }
        boolean connected = !(cause instanceof OpenAIIoException io && io.getCause() instanceof ConnectException);
        return new LlmFailure(
                LlmFailure.Fault.ENDPOINT,
                connected ? "the endpoint does not answer" : "the endpoint cannot be reached",
                connected ? LlmFailure.Cost.UNKNOWN : LlmFailure.Cost.NOTHING,
                null);
    }

    private static LlmFailure ofStatus(OpenAIServiceException status) {
        int code = status.statusCode();
        // These are about what was sent: it is too long, or what the model does not take.
        boolean ofTheseTurns = code == 400 || code == 413 || code == 422;
        return new LlmFailure(
                ofTheseTurns ? LlmFailure.Fault.ANSWER : LlmFailure.Fault.ENDPOINT,
                "the endpoint answers " + code,
                LlmFailure.Cost.NOTHING,
                retryAfter(status.headers().values("retry-after")));
    }

    /** RFC 9110, section 10.2.3: seconds or a date. */
    private static @Nullable Duration retryAfter(List<String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        String value = headers.get(0).strip();
        try {
            Duration wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? null : wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        } catch (DateTimeException neither) {
            return null;
        }
    }
}
