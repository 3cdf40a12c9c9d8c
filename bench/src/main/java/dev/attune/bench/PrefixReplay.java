package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much of each prompt repeats the one before it, which is what a provider's prompt cache can serve: without a proxy, through Attune,
 * and the usual way of giving a model memory, which is to write it into the system message on every turn.
 *
 * <p>Arguments: LoCoMo's file, the conversation, the speaker and the number of sessions to replay.
 */
public final class PrefixReplay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PrefixReplay() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            System.err.println("usage: PrefixReplay LOCOMO_FILE CONVERSATION SPEAKER SESSIONS");
            System.exit(2);
        }
        List<List<Locomo.Line>> sessions =
                Locomo.read(Path.of(arguments[0]), arguments[1]).sessions();
        Share without = new Share();
        Share through = new Share();
        Share usual = new Share();
        try (ChatApp app = new ChatApp(arguments[2], Files.createTempDirectory("attune-prefix"))) {
            for (List<Locomo.Line> session : sessions.subList(0, Integer.parseInt(arguments[3]))) {
                List<byte[]> received = app.chat(session);
                through.add(received);
                List<byte[]> sent = new ArrayList<>();
                List<byte[]> rewritten = new ArrayList<>();
                for (byte[] body : received) {
                    byte[] original = original(body);
                    sent.add(original);
                    rewritten.add(rewritten(original, app.management(), arguments[2]));
                }
                without.add(sent);
                usual.add(rewritten);
            }
        }
        System.out.println("| way | share of prompt bytes that repeat the request before | of what it is without |");
        System.out.println("|---|---|---|");
        print("no proxy", without, without);
        print("Attune", through, without);
        print("memory in the system message", usual, without);
        System.exit(through.value() >= 0.97 * without.value() ? 0 : 1);
    }

    private static void print(String way, Share share, Share without) {
        System.out.printf(Locale.ROOT, "| %s | %.4f | %.4f |%n", way, share.value(), share.value() / without.value());
    }

    /** What the app sent: the request without the messages of instruction that are not the app's own. */
    private static byte[] original(byte[] body) throws IOException {
        ObjectNode request = (ObjectNode) JSON.readTree(body);
        ArrayNode kept = JSON.createArrayNode();
        for (JsonNode message : request.get("messages")) {
            boolean isSystem = message.path("role").asText().equals("system");
            if (!isSystem || message.path("content").asText().equals(ChatApp.SYSTEM)) {
                kept.add(message);
            }
        }
        return bytes(request.set("messages", kept));
    }

    /** The same with all that is known for its last message written into the system message. */
    private static byte[] rewritten(byte[] original, Management management, String user)
            throws IOException, InterruptedException {
        ObjectNode request = (ObjectNode) JSON.readTree(original);
        JsonNode messages = request.get("messages");
        ObjectNode asked = JSON.createObjectNode();
        asked.putArray("messages").add(messages.get(0)).add(messages.get(messages.size() - 1));
        JsonNode preview = management.post("/users/" + Management.encode(user) + "/preview", asked.toString());
        String known =
                preview.path("standing").asText("") + preview.path("recalled").asText("");
        ((ObjectNode) messages.get(0)).put("content", ChatApp.SYSTEM + "\n" + known);
        return bytes(request);
    }

    private static byte[] bytes(JsonNode request) {
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Adds up, over conversations, the bytes that requests share with the one before them. */
    private static final class Share {

        private long repeated;
        private long all;

        void add(List<byte[]> conversation) {
            for (int place = 1; place < conversation.size(); place++) {
                byte[] before = conversation.get(place - 1);
                byte[] now = conversation.get(place);
                int differs = Arrays.mismatch(before, now);
                repeated += differs < 0 ? now.length : differs;
                all += now.length;
            }
        }

        double value() {
            return all == 0 ? 0 : (double) repeated / all;
        }
    }
}
