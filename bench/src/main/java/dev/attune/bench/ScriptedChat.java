package dev.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chat Completions. */
final class ScriptedChat implements ScriptedShape {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PIECE = 12;
    private static final String LAST_EVENT = "[DONE]";

    @Override
    public String whole(JsonNode request, String text) {
        return wantsTool(request) ? toolCall(request) : completion(text);
    }

    @Override
    public List<String> events(JsonNode request, String text) {
        boolean withUsage = request.at("/stream_options/include_usage").asBoolean();
        return events(text, withUsage).stream().map(data -> "data: " + data).toList();
    }

    /** The request offers tools, and no result of one has come back yet. */
    private static boolean wantsTool(JsonNode request) {
        JsonNode messages = request.path("messages");
        JsonNode last = messages.path(messages.size() - 1);
        return request.has("tools") && !last.path("role").asText().equals("tool");
    }

    private static String completion(String text) {
        ObjectNode answer = head("chat.completion");
        ObjectNode choice = choice(answer, "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", text)
                .putNull("refusal");
        usage(answer);
        return answer.toString();
    }

    private static String toolCall(JsonNode request) {
        ObjectNode answer = head("chat.completion");
        ObjectNode message = choice(answer, "tool_calls").putObject("message");
        message.put("role", "assistant").putNull("content").putNull("refusal");
        ObjectNode call =
                message.putArray("tool_calls").addObject().put("id", "call_1").put("type", "function");
        call.putObject("function")
                .put("name", request.at("/tools/0/function/name").asText())
                .put("arguments", "{\"place\":\"Oslo\"}");
        usage(answer);
        return answer.toString();
    }

    private static List<String> events(String text, boolean withUsage) {
        List<String> events = new ArrayList<>();
        for (int from = 0; from < text.length(); from += PIECE) {
            ObjectNode chunk = head("chat.completion.chunk");
            choice(chunk, null)
                    .putObject("delta")
                    .put("role", "assistant")
                    .put("content", text.substring(from, Math.min(text.length(), from + PIECE)));
            events.add(chunk.toString());
        }
        ObjectNode end = head("chat.completion.chunk");
        choice(end, "stop").putObject("delta");
        events.add(end.toString());
        if (withUsage) {
            ObjectNode last = head("chat.completion.chunk");
            last.putArray("choices");
            usage(last);
            events.add(last.toString());
        }
        events.add(LAST_EVENT);
        return events;
    }

    private static ObjectNode choice(ObjectNode answer, @Nullable String finish) {
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.put("finish_reason", finish).putNull("logprobs");
        return choice;
    }

    private static void usage(ObjectNode answer) {
        answer.putObject("usage")
                .put("prompt_tokens", 3)
                .put("completion_tokens", 2)
                .put("total_tokens", 5);
    }

    private static ObjectNode head(String kind) {
        return JSON.createObjectNode()
                .put("id", "chatcmpl-scripted")
                .put("object", kind)
                .put("created", 1_700_000_000)
                .put("model", "scripted");
    }
}
