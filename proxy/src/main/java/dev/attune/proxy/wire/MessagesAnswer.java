package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** The answers of Anthropic's Messages. */
final class MessagesAnswer implements AnswerShape {

    private static final Set<String> CLOSING = Set.of("message_stop");

    @Override
    public void whole(JsonParser parser, AnswerText text) throws IOException {
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            switch (name) {
                case "content" -> Json.texts(parser, "text", text);
                case "model" -> text.model(Json.stringOrSkip(parser));
                case "usage" -> Json.usage(parser, text);
                default -> Json.skip(parser);
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
                case "delta" -> delta = Json.stringWithin(parser, "text");
                case "usage" -> Json.usage(parser, text);
                case "message" -> begun(parser, text);
                default -> Json.skip(parser);
            }
        }
        if ("content_block_delta".equals(type) && delta != null) {
            text.append(delta);
        }
        return type != null && CLOSING.contains(type);
    }

    /** The message as it begins, without its content. */
    private static void begun(JsonParser parser, AnswerText text) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            switch (name) {
                case "model" -> text.model(Json.stringOrSkip(parser));
                case "usage" -> Json.usage(parser, text);
                default -> Json.skip(parser);
            }
        }
    }

    @Override
    public Set<String> closing() {
        return CLOSING;
    }
}
