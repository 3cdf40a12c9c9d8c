package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/** The answers of OpenAI's Responses. */
final class ResponsesAnswer implements AnswerShape {

    private static final Set<String> CLOSING =
            Set.of("response.completed", "response.failed", "response.incomplete", "response.cancelled");

    @Override
    public void whole(JsonParser parser, AnswerText text) throws IOException {
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            if (name.equals("id")) {
                text.id(Json.stringOrSkip(parser));
            } else if (!name.equals("output")) {
                Json.skip(parser);
            } else if (Json.opensList(parser)) {
                while (Json.nextObject(parser)) {
                    output(parser, text);
                }
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
                case "response" -> text.id(Json.stringWithin(parser, "id"));
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
