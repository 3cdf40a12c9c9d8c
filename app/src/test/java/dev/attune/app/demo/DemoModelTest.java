package dev.attune.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoModelTest {

    private static final String STANDING = """
            <about_this_person>
            Background on the person.

            How they like to be answered:
            - Please keep your answers short.
            </about_this_person>
            """;

    private final Vertx vertx = Vertx.vertx();
    private URI url = URI.create("http://unset");

    @BeforeAll
    void start() throws Exception {
        url = DemoModel.start(vertx).await(10, TimeUnit.SECONDS).url();
    }

    @AfterAll
    void stop() {
        vertx.close().await();
    }

    @Test
    void itTellsWhatItWasToldAndRepeatsTheQuestion() {
        String answer = client().chat()
                .completions()
                .create(question())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();

        assertThat(answer)
                .contains("I am attune-demo")
                .contains("About you I was told:\n- Please keep your answers short.")
                .endsWith("You said: How do I bake bread?");
    }

    @Test
    void streamedItSaysTheSame() {
        ChatCompletionCreateParams question = question().toBuilder()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        List<ChatCompletionChunk> chunks;
        try (StreamResponse<ChatCompletionChunk> response =
                client().chat().completions().createStreaming(question)) {
            chunks = response.stream().toList();
        }

        String answer = chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
        assertThat(answer).contains("- Please keep your answers short.").endsWith("How do I bake bread?");
        assertThat(chunks.get(chunks.size() - 1).usage()).isPresent();
    }

    @Test
    void toldNothingItSaysSo() {
        String answer = client().chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model("attune-demo")
                        .addSystemMessage("You are a baker.")
                        .addUserMessage("- a list of <about_this_person> mine")
                        .build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();

        assertThat(answer).contains("About you I was told nothing.").doesNotContain("baker");
    }

    @Test
    void itListsItself() {
        assertThat(client().models().list().data())
                .singleElement()
                .satisfies(model -> assertThat(model.id()).isEqualTo("attune-demo"));
    }

    @Test
    void everythingElseIsNotThere() throws Exception {
        HttpResponse<String> answer = send("/embeddings", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"error\":{\"message\":");
    }

    @Test
    void aBrokenBodyIsRefused() throws Exception {
        assertThat(send("/chat/completions", "{").statusCode()).isEqualTo(400);
        assertThat(send("/chat/completions", "{\"messages\":[]}").statusCode()).isEqualTo(400);
    }

    private static ChatCompletionCreateParams question() {
        return ChatCompletionCreateParams.builder()
                .model("attune-demo")
                .addSystemMessage(STANDING)
                .addUserMessage("How do I bake bread?")
                .build();
    }

    private OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(url.toString())
                .apiKey("none")
                .build();
    }

    private HttpResponse<String> send(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
