package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sends a whole conversation between two people through a running Attune, as an app would: one of them is the person, and what the
 * other said is what upstream answers, streamed. The client is OpenAI's own.
 *
 * <p>Arguments: the folder of the data, the conversation and the speaker, such as {@code locomo-dev.json conv-26 Caroline}.
 */
public final class Replay implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SYSTEM = "You are a friend who likes to listen.";
    private static final String SILENCE = "Mm-hm.";

    private final Locomo.Conversation conversation;
    private final String user;
    private final ScriptedUpstream upstream;
    private final AttuneProcess attune;
    private final OpenAIClient client;
    private final List<String> said = new ArrayList<>();
    private final List<Integer> requestsAtSessionEnd = new ArrayList<>();
    private String nextAnswer = SILENCE;

    private Replay(Locomo.Conversation conversation, String user, Path folder)
            throws IOException, InterruptedException {
        this.conversation = conversation;
        this.user = user;
        this.upstream = ScriptedUpstream.start(request -> nextAnswer);
        this.attune = AttuneProcess.start(folder, upstream.url(), Map.of());
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(attune.baseUrl().toString())
                .apiKey("scripted")
                .maxRetries(0)
                .build();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: Replay LOCOMO_FILE CONVERSATION SPEAKER");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("attune-replay");
        try (Replay replay = new Replay(Locomo.read(Path.of(arguments[0]), arguments[1]), arguments[2], folder)) {
            Report report = replay.run();
            System.out.println(report);
            System.exit(report.holds() ? 0 : 1);
        }
    }

    @Override
    public void close() {
        client.close();
        attune.close();
        upstream.close();
    }

    private Report run() throws IOException, InterruptedException {
        for (List<Locomo.Line> session : conversation.sessions()) {
            replay(session);
            attune.management().drain();
            requestsAtSessionEnd.add(upstream.received().size());
        }
        List<JsonNode> history = attune.management().all("/users/" + Management.encode(user) + "/history");
        return new Report(
                said.size(),
                upstream.received().size(),
                history.size(),
                history.stream().filter(this::isVerbatim).count(),
                carrying(0, requestsAtSessionEnd.get(0)),
                carrying(requestsAtSessionEnd.get(0), upstream.received().size()));
    }

    private void replay(List<Locomo.Line> session) {
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

    /** Every quote of this adaptation is something the person said, word for word. */
    private boolean isVerbatim(JsonNode adaptation) {
        JsonNode evidence = adaptation.path("evidence");
        for (JsonNode item : evidence) {
            String quote = item.path("quote").asText();
            if (said.stream().noneMatch(line -> line.contains(quote))) {
                return false;
            }
        }
        return !evidence.isEmpty();
    }

    /** Of these requests, how many reached upstream with more messages of instruction than the app sent. */
    private long carrying(int from, int to) throws IOException {
        long count = 0;
        for (byte[] body : upstream.received().subList(from, to)) {
            JsonNode messages =
                    JSON.readTree(new String(body, StandardCharsets.UTF_8)).get("messages");
            long instructions = 0;
            for (JsonNode message : messages) {
                instructions += message.path("role").asText().equals("system") ? 1 : 0;
            }
            count += instructions > 1 ? 1 : 0;
        }
        return count;
    }

    /**
     * What came of a replay.
     *
     * @param turns lines that the person said
     * @param requests that reached upstream
     * @param adaptations in the history afterwards
     * @param verbatim those of them whose every quote is the person's own words
     * @param carriedFirst requests of the first session with something known put in
     * @param carriedLater the same of all later sessions
     */
    record Report(int turns, int requests, int adaptations, long verbatim, long carriedFirst, long carriedLater) {

        boolean holds() {
            return turns == requests && adaptations > 0 && verbatim == adaptations && carriedLater > 0;
        }

        @Override
        public String toString() {
            return """
                    turns said by the person            %d
                    requests that reached upstream      %d
                    adaptations in the history          %d
                      with verbatim evidence            %d
                    personalized, first session         %d
                    personalized, later sessions        %d
                    %s""".formatted(
                            turns,
                            requests,
                            adaptations,
                            verbatim,
                            carriedFirst,
                            carriedLater,
                            holds() ? "holds" : "DOES NOT HOLD");
        }
    }
}
