package dev.attune.profile.foreign;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of ChatGPT's: its {@code mapping} is a tree of messages, in which an edited question and an answer asked for again
 * open branches; {@code current_node} is the end of the branch that stood at last. Read message by message, since answers can be large.
 */
final class ChatGptConversation {

    private static final int MOST_NODES = 50_000;
    /** Nobody says more of themselves at once, and learning reads no further. */
    private static final int MOST_OWN_CHARACTERS = 16_000;
    /** What was said right before a reply is at the end of it. */
    private static final int MOST_OTHER_CHARACTERS = 4_000;

    private static final String PREFIX = "chatgpt:";

    private final Dates dates;
    private final Map<String, Node> nodes = new HashMap<>();
    private String id = "";
    private String current = "";
    private @Nullable Instant began;
    private boolean mapped;
    private @Nullable InvalidInput wrong;

    ChatGptConversation(Dates dates) {
        this.dates = dates;
    }

    /** Reads the value that the parser stands at, to its end whatever is wrong with it. */
    PastConversation read(JsonItems.Bounded json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            throw new InvalidInput("item", "must be an object with the mapping of a conversation");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            json.afresh();
            field(json.currentName(), json);
        }
        if (wrong != null) {
            throw wrong;
        }
        if (!mapped) {
            throw new InvalidInput("mapping", "is missing");
        }
        List<Turn> turns = turns();
        return new PastConversation(id(turns), turns);
    }

    private void field(String name, JsonItems.Bounded json) throws IOException {
        JsonToken value = json.nextToken();
        switch (name) {
            case "mapping" -> mapping(value, json);
            case "current_node" -> current = value == JsonToken.VALUE_STRING ? json.getText() : "";
            case "conversation_id" -> id = value == JsonToken.VALUE_STRING ? json.getText() : id;
            case "id" -> id = value == JsonToken.VALUE_STRING && id.isEmpty() ? json.getText() : id;
            case "create_time" -> began = attempt(() -> value.isNumeric() ? seconds(json.getDoubleValue()) : null);
            default -> json.skipChildren();
        }
    }

    private void mapping(JsonToken value, JsonItems.Bounded json) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            note(new InvalidInput("mapping", "must be an object"));
            return;
        }
        mapped = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (nodes.size() >= MOST_NODES) {
                json.skipChildren();
                note(new InvalidInput("mapping", "must hold at most " + MOST_NODES + " messages"));
            } else {
                JsonNode node = json.tree();
                Node read = attempt(() -> node(name, node));
                if (read != null) {
                    nodes.put(name, read);
                }
            }
            json.afresh();
        }
    }

    private Node node(String name, JsonNode node) {
        JsonNode message = node.path("message");
        String parent = node.path("parent").asText("");
        JsonNode time = message.path("create_time");
        String text = Texts.paired("message", text(message));
        return new Node(
                parent,
                isAboutThemselves(message)
                        ? "about:" + Texts.digest(text)
                        : message.path("id").asText(name),
                role(message),
                text,
                time.isNumber() ? seconds(time.doubleValue()) : null);
    }

    private Instant seconds(double seconds) {
        return dates.ofSeconds("create_time", seconds);
    }

    private static @Nullable Role role(JsonNode message) {
        return switch (message.path("author").path("role").asText("")) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> null;
        };
    }

    /** What was written or spoken; empty for pictures, files, code that was run and all else. */
    private static String text(JsonNode message) {
        JsonNode content = message.path("content");
        return switch (content.path("content_type").asText("")) {
            case "text", "multimodal_text" -> parts(content.path("parts"));
            case "user_editable_context" ->
                aboutThemselves(message.path("metadata").path("user_context_message_data"));
            default -> "";
        };
    }

    private static String parts(JsonNode parts) {
        List<String> texts = new ArrayList<>();
        for (JsonNode part : parts) {
            boolean spoken = part.path("content_type").asText("").equals("audio_transcription");
            String text = part.isTextual()
                    ? part.textValue()
                    : spoken ? part.path("text").asText("") : "";
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return String.join("\n", texts);
    }

    /** What ChatGPT calls custom instructions: the person's own words, which it repeats in every conversation. */
    private static boolean isAboutThemselves(JsonNode message) {
        return message.path("content").path("content_type").asText("").equals("user_editable_context");
    }

    private static String aboutThemselves(JsonNode data) {
        String about = data.path("about_user_message").asText("");
        String wishes = data.path("about_model_message").asText("");
        return (about + "\n\n" + wishes).strip();
    }

    /** From the end of the branch that stood at last to its beginning, and turned round. */
    private List<Turn> turns() {
        Deque<Turn> turns = new ArrayDeque<>();
        Set<String> passed = new HashSet<>();
        Instant next = null;
        for (String name = last(); nodes.containsKey(name) && passed.add(name); ) {
            Node node = nodes.get(name);
            if (node == null) {
                break;
            }
            Instant at = node.at == null ? next == null ? began : next : node.at;
            if (node.role != null && !node.text.isBlank()) {
                if (at == null) {
                    throw new InvalidInput("create_time", "is missing, and so are those of its messages");
                }
                turns.addFirst(turn(node, node.role, at));
            }
            next = at;
            name = node.parent;
        }
        return List.copyOf(turns);
    }

    private static Turn turn(Node node, Role role, Instant at) {
        if (role == Role.ASSISTANT) {
            return new Turn(ref(node.id), role, null, Texts.tail(node.text, MOST_OTHER_CHARACTERS), at);
        }
        return new Turn(ref(node.id), role, null, Texts.head(node.text, MOST_OWN_CHARACTERS), at);
    }

    /** Where nothing says which end stood at last, it is the latest one. */
    private String last() {
        if (nodes.containsKey(current)) {
            return current;
        }
        Set<String> parents = new HashSet<>();
        nodes.values().forEach(node -> parents.add(node.parent));
        String last = "";
        Instant latest = Instant.MIN;
        for (Map.Entry<String, Node> entry : nodes.entrySet()) {
            Instant at = entry.getValue().at == null ? Instant.EPOCH : entry.getValue().at;
            boolean later =
                    at.isAfter(latest) || (at.equals(latest) && entry.getKey().compareTo(last) > 0);
            if (!parents.contains(entry.getKey()) && later) {
                last = entry.getKey();
                latest = at;
            }
        }
        return last;
    }

    private String id(List<Turn> turns) {
        if (!id.isBlank()) {
            return ref(id);
        }
        return PREFIX + Texts.digest(turns.isEmpty() ? "" : turns.get(0).id());
    }

    private static String ref(String id) {
        boolean plain = id.length() < Turn.MOST_ID_CHARACTERS - PREFIX.length()
                && !id.isBlank()
                && id.chars().allMatch(unit -> unit > ' ' && unit <= '~');
        return PREFIX + (plain ? id : Texts.digest(id));
    }

    private <T> @Nullable T attempt(Attempt<T> attempt) throws IOException {
        try {
            return attempt.make();
        } catch (InvalidInput found) {
            note(found);
            return null;
        }
    }

    /** The first fault is the one that is told. */
    private void note(InvalidInput found) {
        wrong = wrong == null ? found : wrong;
    }

    private interface Attempt<T> {
        @Nullable
        T make() throws IOException;
    }

    /** @param role absent for who teaches nothing and explains nothing */
    private record Node(
            String parent,
            String id,
            @Nullable Role role,
            String text,
            @Nullable Instant at) {}
}
