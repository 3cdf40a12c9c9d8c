package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The content of the first choice within an answer, or within one event of an answer. */
final class ChatChoice {

    private final JsonParser parser;
    private final String holder;

    private ChatChoice(JsonParser parser, String holder) {
        this.parser = parser;
        this.holder = holder;
    }

    /**
     * Appends the content to {@code text}. What is not of that shape says nothing.
     *
     * @param holder key of what holds the content: {@code delta} in an event, {@code message} in a whole answer
     */
    static void read(byte[] json, String holder, AnswerText text) {
        try (JsonParser parser = Json.parser(json, 0, json.length)) {
            new ChatChoice(parser, holder).answer(text);
        } catch (IOException notOfThatShape) {
            // Upstream may say what it likes: the client gets it as it is, and there is no text to keep.
        }
    }

    private void answer(AnswerText text) throws IOException {
        Json.demand(parser.nextToken() == JsonToken.START_OBJECT, parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean choices = parser.currentName().equals("choices");
            if (choices && parser.nextToken() == JsonToken.START_ARRAY) {
                choices(text);
            } else if (choices) {
                parser.skipChildren();
            } else {
                Json.skip(parser);
            }
        }
    }

    private void choices(AnswerText text) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.demand(parser.currentToken() == JsonToken.START_OBJECT, parser);
            choice(text);
        }
    }

    private void choice(AnswerText text) throws IOException {
        int index = 0;
        String content = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (name.equals("index")) {
                parser.nextToken();
                index = parser.getValueAsInt();
                parser.skipChildren();
            } else if (name.equals(holder)) {
                content = content();
            } else {
                Json.skip(parser);
            }
        }
        if (index == 0 && content != null) {
            text.append(content);
        }
    }

    private @Nullable String content() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        String content = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("content")) {
                content = Json.stringOrSkip(parser);
            } else {
                Json.skip(parser);
            }
        }
        return content;
    }
}
