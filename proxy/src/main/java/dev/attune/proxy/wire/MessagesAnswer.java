package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/** The answers of Anthropic's Messages. */
final class MessagesAnswer implements AnswerShape {

    private static final Set<String> CLOSING = Set.of("message_stop");

    @Override
    public void whole(JsonParser parser, AnswerText text) throws IOException {
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            if (name.equals("content")) {
                Json.texts(parser, "text", text);
            } else {
                Json.skip(parser);
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
                default -> Json.skip(parser);
            }
        }
        if ("content_block_delta".equals(type) && delta != null) {
            text.append(delta);
        }
        return type != null && CLOSING.contains(type);
    }

    @Override
    public Set<String> closing() {
        return CLOSING;
    }
}
