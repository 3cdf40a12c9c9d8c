package dev.attune.bench.compat;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.List;
import java.util.Map;

/** What OpenAI's client for Java is asked to do, by wire and ask. */
final class JavaAsks {

    /** One ask. Throws what the client throws. */
    @FunctionalInterface
    interface Ask {
        void play(OpenAIClient client, Seen seen);
    }

    /** A structured answer, from which the client makes the schema. */
    static final class Dish {
        public String dish = "";
    }

    private static final String MODEL = "scripted";
    private static final String SYSTEM = "You answer in one line.";
    private static final String HELLO = "Hello there.";
    private static final String REPLY = "Hello.";
    private static final String QUESTION = "What should I cook tonight? \u00fc\uD83C\uDF5C \"quoted\" \\ slash";
    private static final String WEATHER_QUESTION = "And the weather in Oslo?";
    private static final String IMAGE = "data:image/png;base64,iVBORw0KGgo=";

    private static final Map<String, Ask> ALL = Map.ofEntries(
            Map.entry("chat plain", JavaAsks::chat),
            Map.entry("chat stream", JavaAsks::chatStream),
            Map.entry("chat tools", JavaAsks::chatTools),
            Map.entry("chat structured", JavaAsks::chatStructured),
            Map.entry("chat parts", JavaAsks::chatParts),
            Map.entry("responses plain", JavaAsks::response),
            Map.entry("responses stream", JavaAsks::responseStream),
            Map.entry("responses structured", JavaAsks::responseStructured),
            Map.entry("models plain", JavaAsks::models),
            Map.entry("embeddings plain", JavaAsks::embeddings));

    private JavaAsks() {}

    static boolean isKnown(Run run) {
        return ALL.containsKey(run.wire() + " " + run.ask());
    }

    static Ask of(Run run) {
        Ask ask = ALL.get(run.wire() + " " + run.ask());
        if (ask == null) {
            throw new IllegalArgumentException("not an ask of this client: " + run.id());
        }
        return ask;
    }

    private static ChatCompletionCreateParams.Builder conversation() {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addSystemMessage(SYSTEM)
                .addUserMessage(HELLO)
                .addAssistantMessage(REPLY)
                .addUserMessage(QUESTION);
    }

    private static void chat(OpenAIClient client, Seen seen) {
        ChatCompletionCreateParams asked = conversation()
                .temperature(0.7)
                .putAdditionalBodyProperty("seed", JsonValue.from(12_345_678_901L))
                .putAdditionalHeader("x-twice", "one")
                .putAdditionalHeader("x-twice", "two")
                .putAdditionalBodyProperty("x-unknown", JsonValue.from(Map.of("kept", List.of(1, 1.5e300))))
                .build();
        chat(client, seen, asked);
    }

    private static ChatCompletion chat(OpenAIClient client, Seen seen, ChatCompletionCreateParams asked) {
        try (HttpResponseFor<ChatCompletion> answer =
                client.chat().completions().withRawResponse().create(asked)) {
            return seen.answer(answer);
        }
    }

    private static void chatStream(OpenAIClient client, Seen seen) {
        ChatCompletionCreateParams asked = conversation()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> answer =
                client.chat().completions().withRawResponse().createStreaming(asked)) {
            seen.pieces(answer);
        }
    }

    private static void chatTools(OpenAIClient client, Seen seen) {
        ChatCompletionCreateParams asked = conversation()
                .addUserMessage(WEATHER_QUESTION)
                .addTool(weather())
                .parallelToolCalls(false)
                .build();
        ChatCompletion call = chat(client, seen, asked);
        ChatCompletionMessage request = call.choices().get(0).message();
        String id = request.toolCalls().orElseThrow().get(0).asFunction().id();
        ChatCompletionCreateParams settled = asked.toBuilder()
                .addMessage(request)
                .addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(id)
                        .content("{\"sky\":\"clear\"}")
                        .build())
                .build();
        chat(client, seen, settled);
    }

    private static ChatCompletionFunctionTool weather() {
        FunctionParameters parameters = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of("place", Map.of("type", "string"))))
                .build();
        return ChatCompletionFunctionTool.builder()
                .function(FunctionDefinition.builder()
                        .name("weather")
                        .description("The weather of a place")
                        .parameters(parameters)
                        .build())
                .build();
    }

    private static void chatStructured(OpenAIClient client, Seen seen) {
        client.chat()
                .completions()
                .create(conversation().responseFormat(Dish.class).build())
                .choices()
                .forEach(choice -> seen.answer(choice.message().content().orElseThrow().dish));
    }

    private static void chatParts(OpenAIClient client, Seen seen) {
        ChatCompletionContentPart text = ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text(QUESTION).build());
        ChatCompletionContentPart image = ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url(IMAGE)
                        .build())
                .build());
        ChatCompletionCreateParams asked = ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addDeveloperMessage(SYSTEM)
                .addUserMessageOfArrayOfContentParts(List.of(text, image))
                .build();
        chat(client, seen, asked);
    }

    private static void response(OpenAIClient client, Seen seen) {
        ResponseCreateParams asked = ResponseCreateParams.builder()
                .model(MODEL)
                .instructions(SYSTEM)
                .input(QUESTION)
                .build();
        try (HttpResponseFor<Response> answer =
                client.responses().withRawResponse().create(asked)) {
            seen.answer(answer);
        }
    }

    private static void responseStream(OpenAIClient client, Seen seen) {
        ResponseCreateParams asked = ResponseCreateParams.builder()
                .model(MODEL)
                .inputOfResponse(List.of(
                        item(EasyInputMessage.Role.DEVELOPER, SYSTEM),
                        item(EasyInputMessage.Role.USER, HELLO),
                        item(EasyInputMessage.Role.ASSISTANT, REPLY),
                        item(EasyInputMessage.Role.USER, QUESTION)))
                .build();
        try (HttpResponseFor<StreamResponse<ResponseStreamEvent>> answer =
                client.responses().withRawResponse().createStreaming(asked)) {
            seen.pieces(answer);
        }
    }

    private static ResponseInputItem item(EasyInputMessage.Role role, String text) {
        return ResponseInputItem.ofEasyInputMessage(
                EasyInputMessage.builder().role(role).content(text).build());
    }

    private static void responseStructured(OpenAIClient client, Seen seen) {
        client.responses()
                .create(ResponseCreateParams.builder()
                        .model(MODEL)
                        .input(QUESTION)
                        .text(Dish.class)
                        .build())
                .output()
                .forEach(item ->
                        item.asMessage().content().forEach(content -> seen.answer(content.asOutputText().dish)));
    }

    private static void models(OpenAIClient client, Seen seen) {
        client.models().list().autoPager().forEach(seen::answer);
    }

    private static void embeddings(OpenAIClient client, Seen seen) {
        EmbeddingCreateParams asked = EmbeddingCreateParams.builder()
                .model(MODEL)
                .inputOfArrayOfStrings(List.of(HELLO, QUESTION))
                .build();
        try (HttpResponseFor<CreateEmbeddingResponse> answer =
                client.embeddings().withRawResponse().create(asked)) {
            seen.answer(answer);
        }
    }
}
