package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Responses. */
final class ScriptedResponses implements ScriptedShape {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEM = "msg_1";
    private static final int PIECE = 12;

    @Override
    public String whole(JsonNode request, String text) {
        return response("completed", text).toString();
    }

    @Override
    public List<String> events(JsonNode request, String text) {
        List<ObjectNode> events = new ArrayList<>();
        ObjectNode created = event("response.created");
        created.set("response", response("in_progress", ""));
        events.add(created);
        ObjectNode added = event("response.output_item.added").put("output_index", 0);
        added.set("item", item("in_progress", ""));
        events.add(added);
        for (int from = 0; from < text.length(); from += PIECE) {
            events.add(event("response.output_text.delta")
                    .put("item_id", ITEM)
                    .put("output_index", 0)
                    .put("content_index", 0)
                    .put("delta", text.substring(from, Math.min(text.length(), from + PIECE))));
        }
        ObjectNode done = event("response.output_item.done").put("output_index", 0);
        done.set("item", item("completed", text));
        events.add(done);
        ObjectNode completed = event("response.completed");
        completed.set("response", response("completed", text));
        events.add(completed);
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < events.size(); number++) {
            ObjectNode event = events.get(number).put("sequence_number", number);
            lines.add("event: " + event.get("type").asText() + "\ndata: " + event);
        }
        return lines;
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode response(String status, String text) {
        ObjectNode response = JSON.createObjectNode()
                .put("id", "resp_1")
                .put("object", "response")
                .put("created_at", 1_700_000_000)
                .put("status", status)
                .put("model", "scripted")
                .putNull("error")
                .putNull("incomplete_details");
        ArrayNode output = response.putArray("output");
        if (!text.isEmpty()) {
            output.add(item("completed", text));
        }
        ObjectNode usage = response.putObject("usage")
                .put("input_tokens", 3)
                .put("output_tokens", 2)
                .put("total_tokens", 5);
        usage.putObject("input_tokens_details").put("cached_tokens", 0);
        usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
        return response;
    }

    private static ObjectNode item(String status, String text) {
        ObjectNode item = JSON.createObjectNode()
                .put("id", ITEM)
                .put("type", "message")
                .put("role", "assistant")
                .put("status", status);
        ArrayNode content = item.putArray("content");
        if (!text.isEmpty()) {
            content.addObject().put("type", "output_text").put("text", text).putArray("annotations");
        }
        return item;
    }
}
