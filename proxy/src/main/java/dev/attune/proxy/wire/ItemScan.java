package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The walk over one message, from its opening brace to its closing one. */
final class ItemScan {

    private static final String RESULT = "tool_result";

    private final JsonParser parser;
    private final Dialect dialect;
    private @Nullable String type;
    private @Nullable String role;
    private boolean callsTools;
    private boolean hasContent;
    private Item.@Nullable Content content;

    private ItemScan(JsonParser parser, Dialect dialect) {
        this.parser = parser;
        this.dialect = dialect;
    }

    static Item scan(JsonParser parser, Dialect dialect) throws IOException {
        return new ItemScan(parser, dialect).item();
    }

    private Item item() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "type" -> type = once(type);
                case "role" -> role = once(role);
                case "content" -> {
                    Json.demand(!hasContent, parser);
                    hasContent = true;
                    content = content();
                }
                case "tool_calls", "function_call" -> callsTools |= isGiven();
                default -> Json.skip(parser);
            }
        }
        return new Item(type, role, callsTools, content);
    }

    private Item.@Nullable Content content() throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_ARRAY) {
            return parts();
        }
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        int start = Json.start(parser);
        parser.finishToken();
        int end = Json.here(parser);
        // Nothing said: a part without text is refused by more than one upstream.
        return end - start <= 2 ? null : new Item.Content(around(start, end), true, false);
    }

    /** Of a string, which becomes the last of some parts. */
    private Slot around(int start, int end) {
        return new Slot(start, "[", ",{\"type\":\"" + dialect.textPart() + "\",\"text\":", end, "}]");
    }

    private Item.@Nullable Content parts() throws IOException {
        Slot slot = null;
        boolean text = false;
        boolean results = false;
        boolean waiting = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = Json.start(parser);
            String partType = partType();
            if (RESULT.equals(partType)) {
                results = true;
                waiting = true;
            } else if (dialect.textPart().equals(partType)) {
                text = true;
                slot = waiting ? Slot.ahead(start) : slot;
                waiting = false;
            }
            slot = waiting ? Slot.behind(Json.here(parser)) : slot;
        }
        return slot == null ? null : new Item.Content(slot, text, results);
    }

    private @Nullable String partType() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            parser.finishToken();
            return null;
        }
        String found = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("type")) {
                found = once(found);
            } else {
                Json.skip(parser);
            }
        }
        return found;
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

    private String once(@Nullable String before) throws IOException {
        Json.demand(before == null, parser);
        String text = Json.stringOrSkip(parser);
        return text == null ? "" : text;
    }
}
