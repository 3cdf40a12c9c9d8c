package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** The answers of OpenAI's Responses. */
final class ResponsesAnswer implements AnswerShape {

    private static final Set<String> CLOSING =
            Set.of("response.completed", "response.failed", "response.incomplete", "response.cancelled");

    @Override
    public void whole(JsonParser parser, AnswerText text) throws IOException {
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            if (name.equals("output")) {
                outputs(parser, text);
            } else {
                itself(name, parser, text);
            }
        }
    }

    @Override
    public boolean event(JsonParser parser, AnswerText text) throws IOException {
        String type = null;
        String delta = null;
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            switch (name) {
                case "type" -> type = Json.stringOrSkip(parser);
                case "delta" -> delta = Json.stringOrSkip(parser);
                case "response" -> response(parser, text);
                default -> Json.skip(parser);
            }
        }
        if ("response.output_text.delta".equals(type) && delta != null) {
            text.append(delta);
        }
        return type != null && CLOSING.contains(type);
    }

    @Override
    public Set<String> closing() {
        return CLOSING;
    }

    /** What the answer says of itself, in an event. Its output has come in events of its own. */
    private static void response(JsonParser parser, AnswerText text) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            itself(name, parser, text);
        }
    }

    private static void itself(String name, JsonParser parser, AnswerText text) throws IOException {
        switch (name) {
            case "id" -> text.id(Json.stringOrSkip(parser));
            case "model" -> text.model(Json.stringOrSkip(parser));
            case "usage" -> Json.usage(parser, text);
            default -> Json.skip(parser);
        }
    }

    private static void outputs(JsonParser parser, AnswerText text) throws IOException {
        if (Json.opensList(parser)) {
            while (Json.nextObject(parser)) {
                output(parser, text);
            }
        }
    }

    private static void output(JsonParser parser, AnswerText text) throws IOException {
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            if (name.equals("content")) {
                Json.texts(parser, "output_text", text);
            } else {
                Json.skip(parser);
            }
        }
    }
}
