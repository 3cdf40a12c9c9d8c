package dev.attune.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/** How an app talks with its model: where it posts, how it writes a conversation and what it reads from an event. */
enum Talk {
    CHAT("/chat/completions") {
        @Override
        ObjectNode request(List<Line> lines) {
            ObjectNode request = start();
            ArrayNode messages = request.putArray("messages");
            messages.addObject().put("role", "system").put("content", INSTRUCTIONS);
            lines.forEach(line -> line.addTo(messages));
            return request;
        }

        @Override
        String delta(JsonNode event) {
            return event.at("/choices/0/delta/content").asText();
        }

        @Override
        boolean isLast(String event) {
            return event.equals("data: [DONE]");
        }
    },

    RESPONSES("/responses") {
        @Override
        ObjectNode request(List<Line> lines) {
            ObjectNode request = start().put("instructions", INSTRUCTIONS);
            ArrayNode input = request.putArray("input");
            lines.forEach(line -> line.addTo(input));
            return request;
        }

        @Override
        String delta(JsonNode event) {
            return event.path("type").asText().equals("response.output_text.delta")
                    ? event.path("delta").asText()
                    : "";
        }

        @Override
        boolean isLast(String event) {
            return event.startsWith("event: response.completed\n");
        }
    },

    MESSAGES("/messages") {
        @Override
        ObjectNode request(List<Line> lines) {
            ObjectNode request = start().put("max_tokens", MOST_TOKENS).put("system", INSTRUCTIONS);
            ArrayNode messages = request.putArray("messages");
            lines.forEach(line -> line.addTo(messages));
            return request;
        }

        @Override
        String delta(JsonNode event) {
            return event.at("/delta/text").asText();
        }

        @Override
        boolean isLast(String event) {
            return event.startsWith("event: message_stop\n");
        }
    };

    private static final String INSTRUCTIONS = "You are a friend who likes to listen.";
    private static final int MOST_TOKENS = 512;
    private static final double CHAT_SHARE = .7;
    private static final double RESPONSES_SHARE = .15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;

    Talk(String path) {
        this.path = path;
    }

    /** Mostly Chat Completions. */
    static Talk draw(SplittableRandom random) {
        double drawn = random.nextDouble();
        if (drawn < CHAT_SHARE) {
            return CHAT;
        }
        return drawn < CHAT_SHARE + RESPONSES_SHARE ? RESPONSES : MESSAGES;
    }

    /** Behind {@code /v1}. */
    String path() {
        return path;
    }

    abstract ObjectNode request(List<Line> lines);

    /** The text that an event adds; empty when it adds none. */
    abstract String delta(JsonNode event);

    /** Whether the answer is complete with this event, given with its lines. */
    abstract boolean isLast(String event);

    private static ObjectNode start() {
        return JSON.createObjectNode().put("model", "soak").put("stream", true);
    }

    /** One message of a conversation. */
    record Line(String role, String text) {

        static Line user(String text) {
            return new Line("user", text);
        }

        static Line assistant(String text) {
            return new Line("assistant", text);
        }

        private void addTo(ArrayNode messages) {
            messages.addObject().put("role", role).put("content", text);
        }
    }
}
