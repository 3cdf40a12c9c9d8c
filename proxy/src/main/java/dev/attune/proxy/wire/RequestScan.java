package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a request. Strings that nobody asks for are stepped over without being decoded, and of the messages
 * only the person's last one is decoded, in a second walk over that message alone, since its role may stand behind its content; and what
 * the assistant said right before it, where the person's words are to be learned from.
 *
 * <p>A key that matters and comes twice is not understood: which of the two upstream goes by is not ours to guess.
 */
final class RequestScan {

    /** Of what the assistant said: its end is what is replied to. */
    private static final int MOST_BEFORE = 4_000;

    /** Of the assistant's messages on the way back to one that says something: the others call tools. */
    private static final int MOST_SILENT = 8;

    private final byte[] body;
    private final JsonParser parser;
    private final Dialect dialect;
    private final Set<String> seen = new HashSet<>();
    private final List<Reading.Message> messages = new ArrayList<>();
    private boolean streamed;
    private String model = "";
    private @Nullable String user;
    private @Nullable String safetyIdentifier;
    private @Nullable String metadataUser;
    private @Nullable String response;
    private @Nullable String conversation;

    private RequestScan(byte[] body, JsonParser parser, Dialect dialect) {
        this.body = body;
        this.dialect = dialect;
        this.parser = parser;
    }

    /**
     * Fails when the body is not understood.
     *
     * @param teaches whether what was said before matters too
     */
    static Reading scan(byte[] body, Dialect dialect, boolean teaches) throws IOException {
        try (JsonParser parser = Json.parser(body, 0, body.length)) {
            return new RequestScan(body, parser, dialect).request(teaches);
        }
    }

    private Reading request(boolean teaches) throws IOException {
        Json.demand(parser.nextToken() == JsonToken.START_OBJECT, parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            field(parser.currentName());
        }
        boolean whole = parser.nextToken() == null;
        Json.demand(whole && seen.contains(dialect.list()), parser);
        int target = target();
        String said = target < 0 ? "" : SaidText.of(body, messages.get(target));
        String before = teaches && !said.isBlank() ? before(target) : "";
        return new Reading(model, streamed, named(), continues(), messages, target, before, said);
    }

    /** What the assistant said last between the person's message and the one that they said before it. */
    private String before(int target) throws IOException {
        int silent = 0;
        for (int index = target - 1; index >= 0 && silent < MOST_SILENT; index--) {
            Reading.Message message = messages.get(index);
            if (message.role() == Role.USER) {
                return "";
            }
            if (message.role() == Role.ASSISTANT) {
                String text = SaidText.answered(body, message);
                if (!text.isBlank()) {
                    return end(text);
                }
                silent++;
            }
        }
        return "";
    }

    private static String end(String text) {
        int from = Math.max(0, text.length() - MOST_BEFORE);
        return text.substring(from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }

    private void field(String name) throws IOException {
        if (name.equals(dialect.list())) {
            list(name);
            return;
        }
        switch (name) {
            case "model" -> model = orEmpty(once(name));
            case "user" -> user = once(name);
            case "safety_identifier" -> safetyIdentifier = once(name);
            case "stream" -> {
                first(name);
                streamed = parser.nextToken() == JsonToken.VALUE_TRUE;
                parser.skipChildren();
            }
            case "metadata" -> metadata();
            case "previous_response_id" -> response = dialect.continues() ? once(name) : skipped();
            case "conversation" -> conversation = dialect.continues() ? conversation() : skipped();
            default -> Json.skip(parser);
        }
    }

    /** Its id, alone or within an object. */
    private @Nullable String conversation() throws IOException {
        first("conversation");
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        String id = null;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("id")) {
                    id = once("conversation.id");
                } else {
                    Json.skip(parser);
                }
            }
        }
        parser.skipChildren();
        return id;
    }

    private Asking.@Nullable Continued continues() {
        boolean grows = isNamed(conversation);
        String id = grows ? conversation : response;
        return id == null || id.isBlank() ? null : new Asking.Continued(id, grows);
    }

    private @Nullable String skipped() throws IOException {
        Json.skip(parser);
        return null;
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

    private void list(String name) throws IOException {
        first(name);
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && dialect.takesLoneText()) {
            messages.add(loneText());
            return;
        }
        Json.demand(value == JsonToken.START_ARRAY, parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.demand(parser.currentToken() == JsonToken.START_OBJECT, parser);
            messages.add(message());
        }
    }

    private Reading.Message message() throws IOException {
        int start = Json.start(parser);
        Item item = ItemScan.scan(parser, dialect);
        int end = Json.here(parser);
        Item.Content content = item.content();
        boolean persons = Dialect.speaker(item.role()) == Role.USER;
        Slot inside = persons && content != null ? content.slot() : null;
        Reading.Place place = new Reading.Place(start, end, Slot.ahead(start), inside);
        return new Reading.Message(mark(dialect.role(item), start, end), place, dialect.awaits(item));
    }

    /** A string in place of a list: it becomes the content of a message in a list when a block is put there. */
    private Reading.Message loneText() throws IOException {
        int start = Json.start(parser);
        parser.finishToken();
        int end = Json.here(parser);
        String part = "{\"type\":\"" + dialect.textPart() + "\",\"text\":";
        Slot ahead = new Slot(start, "[", ",{\"role\":\"user\",\"content\":", end, "}]");
        Slot inside = new Slot(start, "[{\"role\":\"user\",\"content\":[", "," + part, end, "}]}]");
        return new Reading.Message(mark(Role.USER, start, end), new Reading.Place(start, end, ahead, inside), false);
    }

    private Mark mark(Role role, int start, int end) {
        return new Mark(role, XxHash64.hash(body, start, end));
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
}
