package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Anthropic's Messages. */
final class ScriptedMessages implements ScriptedShape {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PIECE = 12;

    @Override
    public String whole(JsonNode request, String text) {
        ObjectNode message = message().put("stop_reason", "end_turn");
        message.putArray("content").addObject().put("type", "text").put("text", text);
        return message.toString();
    }

    @Override
    public List<String> events(JsonNode request, String text) {
        List<String> events = new ArrayList<>();
        ObjectNode start = event("message_start");
        ObjectNode message = message().putNull("stop_reason");
        message.putArray("content");
        start.set("message", message);
        add(events, start);
        ObjectNode block = event("content_block_start").put("index", 0);
        block.putObject("content_block").put("type", "text").put("text", "");
        add(events, block);
        for (int from = 0; from < text.length(); from += PIECE) {
            ObjectNode piece = event("content_block_delta").put("index", 0);
            piece.putObject("delta")
                    .put("type", "text_delta")
                    .put("text", text.substring(from, Math.min(text.length(), from + PIECE)));
            add(events, piece);
        }
        add(events, event("content_block_stop").put("index", 0));
        ObjectNode end = event("message_delta");
        end.putObject("delta").put("stop_reason", "end_turn").putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", 2);
        add(events, end);
        add(events, event("message_stop"));
        return events;
    }

    private static void add(List<String> events, ObjectNode event) {
        events.add("event: " + event.get("type").asText() + "\ndata: " + event);
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode message() {
        ObjectNode message = JSON.createObjectNode()
                .put("id", "msg_1")
                .put("type", "message")
                .put("role", "assistant")
                .put("model", "scripted")
                .putNull("stop_sequence");
        message.putObject("usage").put("input_tokens", 3).put("output_tokens", 1);
        return message;
    }
}
