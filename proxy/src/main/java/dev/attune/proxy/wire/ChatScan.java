package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a Chat Completions request. Strings that nobody asks for are stepped over without being decoded, and of the messages
 * only the person's last one is decoded, in a second walk over that message alone, since its role may stand behind its content.
 *
 * <p>A key that matters and comes twice is not understood: which of the two upstream goes by is not ours to guess.
 */
final class ChatScan {

    private static final Map<String, Role> ROLES = Map.of(
            "system", Role.SYSTEM,
            "developer", Role.DEVELOPER,
            "user", Role.USER,
            "assistant", Role.ASSISTANT,
            "tool", Role.TOOL,
            "function", Role.TOOL);

    private final byte[] body;
    private final JsonParser parser;
    private final Set<String> seen = new HashSet<>();
    private final List<Reading.Message> messages = new ArrayList<>();
    private int opening;
    private boolean streamed;
    private String model = "";
    private @Nullable String user;
    private @Nullable String safetyIdentifier;
    private @Nullable String metadataUser;

    private ChatScan(byte[] body, JsonParser parser) {
        this.body = body;
        this.parser = parser;
    }

    /** Fails when the body is not understood. */
    static Reading scan(byte[] body) throws IOException {
        try (JsonParser parser = Json.parser(body, 0, body.length)) {
            return new ChatScan(body, parser).request();
        }
    }

    private Reading request() throws IOException {
        Json.demand(parser.nextToken() == JsonToken.START_OBJECT, parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            field(parser.currentName());
        }
        boolean whole = parser.nextToken() == null;
        Json.demand(whole && seen.contains("messages"), parser);
        int target = target();
        String said = target < 0 ? "" : ChatText.of(body, messages.get(target));
        return new Reading(model, streamed, named(), opening, messages, target, said);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "messages" -> messages();
            case "model" -> model = orEmpty(once(name));
            case "user" -> user = once(name);
            case "safety_identifier" -> safetyIdentifier = once(name);
            case "stream" -> {
                first(name);
                streamed = parser.nextToken() == JsonToken.VALUE_TRUE;
                parser.skipChildren();
            }
            case "metadata" -> metadata();
            default -> Json.skip(parser);
        }
    }

    private void metadata() throws IOException {
        first("metadata");
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("user_id")) {
                metadataUser = once("metadata.user_id");
            } else {
                Json.skip(parser);
            }
        }
    }

    private void messages() throws IOException {
        first("messages");
        Json.demand(parser.nextToken() == JsonToken.START_ARRAY, parser);
        opening = here();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.demand(parser.currentToken() == JsonToken.START_OBJECT, parser);
            messages.add(message());
        }
    }

    private Reading.Message message() throws IOException {
        int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        String role = null;
        boolean content = false;
        boolean callsTools = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "role" -> {
                    Json.demand(role == null, parser);
                    role = orEmpty(Json.stringOrSkip(parser));
                }
                case "content" -> {
                    Json.demand(!content, parser);
                    content = true;
                    Json.skip(parser);
                }
                case "tool_calls", "function_call" -> callsTools |= isGiven();
                default -> Json.skip(parser);
            }
        }
        int end = here();
        Role speaker = role == null ? Role.OTHER : ROLES.getOrDefault(role, Role.OTHER);
        return new Reading.Message(new Mark(speaker, XxHash64.hash(body, start, end)), start, end, callsTools);
    }

    /** Whether the value that comes next, which is stepped over, is there: neither null nor an empty list. */
    private boolean isGiven() throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY) {
            return false;
        }
        if (value == JsonToken.START_ARRAY) {
            do {
                parser.skipChildren();
            } while (parser.nextToken() != JsonToken.END_ARRAY);
            return true;
        }
        parser.skipChildren();
        return value != JsonToken.VALUE_NULL;
    }

    private int target() {
        for (int index = messages.size() - 1; index >= 0; index--) {
            if (messages.get(index).role() == Role.USER) {
                return index;
            }
        }
        return -1;
    }

    private @Nullable String named() {
        if (isNamed(safetyIdentifier)) {
            return safetyIdentifier;
        }
        if (isNamed(user)) {
            return user;
        }
        return isNamed(metadataUser) ? metadataUser : null;
    }

    private static boolean isNamed(@Nullable String name) {
        return name != null && !name.isBlank();
    }

    private void first(String key) throws IOException {
        Json.demand(seen.add(key), parser);
    }

    private @Nullable String once(String key) throws IOException {
        first(key);
        return Json.stringOrSkip(parser);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private int here() {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }
}
