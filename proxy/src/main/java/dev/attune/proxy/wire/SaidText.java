package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of one message: itself where it is a string, its content, or the text among the parts of its content, one below the other. */
final class SaidText {

    private static final Set<String> PERSONS = Set.of("text", "input_text");
    private static final Set<String> ASSISTANTS = Set.of("text", "output_text");

    private final JsonParser parser;
    private final Set<String> types;

    private SaidText(JsonParser parser, Set<String> types) {
        this.parser = parser;
        this.types = types;
    }

    /** Of a message of the person's. */
    static String of(byte[] body, Reading.Message message) throws IOException {
        return of(body, message, PERSONS);
    }

    /** Of a message of the assistant's; empty where it only calls tools. */
    static String answered(byte[] body, Reading.Message message) throws IOException {
        return of(body, message, ASSISTANTS);
    }

    private static String of(byte[] body, Reading.Message message, Set<String> types) throws IOException {
        try (JsonParser parser = Json.parser(body, message.start(), message.end())) {
            return new SaidText(parser, types).message();
        }
    }

    private String message() throws IOException {
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("content")) {
                return content();
            }
            Json.skip(parser);
        }
        return "";
    }

    private String content() throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        return value == JsonToken.START_ARRAY ? parts() : "";
    }

    private String parts() throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            String text = part();
            if (text != null) {
                texts.add(text);
            }
        }
        return String.join("\n", texts);
    }

    private @Nullable String part() throws IOException {
        String type = null;
        String text = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "type" -> type = Json.stringOrSkip(parser);
                case "text" -> text = Json.stringOrSkip(parser);
                default -> Json.skip(parser);
            }
        }
        return type != null && types.contains(type) ? text : null;
    }
}
