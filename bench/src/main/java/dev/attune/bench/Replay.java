package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a whole conversation between two people through a running Attune, session by session, and looks at what came of it.
 *
 * <p>Arguments: LoCoMo's file, the conversation and the speaker, such as {@code locomo.json conv-26 Caroline}.
 */
public final class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Replay() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: Replay LOCOMO_FILE CONVERSATION SPEAKER");
            System.exit(2);
        }
        Locomo.Conversation conversation = Locomo.read(Path.of(arguments[0]), arguments[1]);
        Report report;
        try (ChatApp app = new ChatApp(arguments[2], Files.createTempDirectory("attune-replay"))) {
            report = run(conversation, app, arguments[2]);
        }
        System.out.println(report);
        System.exit(report.holds() ? 0 : 1);
    }

    private static Report run(Locomo.Conversation conversation, ChatApp app, String user)
            throws IOException, InterruptedException {
        List<List<byte[]>> requests = new ArrayList<>();
        for (List<Locomo.Line> session : conversation.sessions()) {
            requests.add(app.chat(session));
            app.management().drain();
        }
        List<JsonNode> history = app.management().all("/users/" + Management.encode(user) + "/history");
        List<String> said = app.said();
        return new Report(
                said.size(),
                requests.stream().mapToInt(List::size).sum(),
                history.size(),
                history.stream().filter(each -> isVerbatim(each, said)).count(),
                personalized(requests.subList(0, 1)),
                personalized(requests.subList(1, requests.size())));
    }

    /** Every quote of this adaptation is something the person said, word for word, and what it says of them has one. */
    private static boolean isVerbatim(JsonNode adaptation, List<String> said) {
        JsonNode evidence = adaptation.path("evidence");
        for (JsonNode item : evidence) {
            String quote = item.path("quote").asText();
            if (said.stream().noneMatch(line -> line.contains(quote))) {
                return false;
            }
        }
        // What behaviour shows rests on counts, and has nothing to quote.
        boolean isMemory = adaptation.path("after").has("text");
        return !isMemory || !evidence.isEmpty();
    }

    /** How many requests reached upstream with more messages of instruction than the app sent. */
    private static long personalized(List<List<byte[]>> sessions) throws IOException {
        long count = 0;
        for (List<byte[]> session : sessions) {
            for (byte[] body : session) {
                long instructions = 0;
                for (JsonNode message : JSON.readTree(body).get("messages")) {
                    instructions += message.path("role").asText().equals("system") ? 1 : 0;
                }
                count += instructions > 1 ? 1 : 0;
            }
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
