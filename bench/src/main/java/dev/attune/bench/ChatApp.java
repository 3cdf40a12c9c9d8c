package dev.attune.bench;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An app that chats with one person through a running Attune, by OpenAI's own client. The person says the lines of one speaker, and
 * what the other said is what a scripted upstream answers, streamed.
 */
final class ChatApp implements AutoCloseable {

    static final String SYSTEM = "You are a friend who likes to listen.";

    private static final String SILENCE = "Mm-hm.";

    private final String user;
    private final ScriptedUpstream upstream;
    private final AttuneProcess attune;
    private final OpenAIClient client;
    private final List<String> said = new ArrayList<>();
    private String nextAnswer = SILENCE;

    ChatApp(String user, Path folder) throws IOException, InterruptedException {
        this.user = user;
        this.upstream = ScriptedUpstream.start(request -> nextAnswer);
        this.attune = AttuneProcess.start(folder, upstream.url(), Map.of());
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(attune.baseUrl().toString())
                .apiKey("scripted")
                .maxRetries(0)
                .build();
    }

    /** Has one session as one conversation, and answers the requests that reached upstream. */
    List<byte[]> chat(List<Locomo.Line> session) {
        int before = upstream.received().size();
        ChatCompletionCreateParams.Builder chat = ChatCompletionCreateParams.builder()
                .model("scripted")
                .putAdditionalHeader("Attune-User", user)
                .addSystemMessage(SYSTEM);
        for (int index = 0; index < session.size(); index++) {
            Locomo.Line line = session.get(index);
            if (!line.speaker().equals(user)) {
                continue;
            }
            boolean answered = index + 1 < session.size()
                    && !session.get(index + 1).speaker().equals(user);
            nextAnswer = answered ? session.get(index + 1).text() : SILENCE;
            chat.addUserMessage(line.text());
            said.add(line.text());
            String answer = ask(chat.build());
            if (!answer.equals(nextAnswer)) {
                throw new IllegalStateException("the client got «" + answer + "», upstream said «" + nextAnswer + "»");
            }
            chat.addAssistantMessage(answer);
        }
        List<byte[]> received = upstream.received();
        return received.subList(before, received.size());
    }

    /** Everything the person said so far. */
    List<String> said() {
        return List.copyOf(said);
    }

    Management management() {
        return attune.management();
    }

    @Override
    public void close() {
        client.close();
        attune.close();
        upstream.close();
    }

    private String ask(ChatCompletionCreateParams request) {
        StringBuilder answer = new StringBuilder();
        try (StreamResponse<ChatCompletionChunk> stream =
                        client.chat().completions().createStreaming(request);
                Stream<ChatCompletionChunk> chunks = stream.stream()) {
            chunks.flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .forEach(answer::append);
        }
        return answer.toString();
    }
}
