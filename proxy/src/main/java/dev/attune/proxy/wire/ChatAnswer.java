package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/** The answers of Chat Completions: of several choices the first is the one that is heard. */
final class ChatAnswer implements AnswerShape {

    @Override
    public void whole(JsonParser parser, AnswerText text) throws IOException {
        choices(parser, "message", text);
    }

    @Override
    public boolean event(JsonParser parser, AnswerText text) throws IOException {
        choices(parser, "delta", text);
        return false;
    }

    @Override
    public Set<String> closing() {
        return Set.of();
    }

    private static void choices(JsonParser parser, String holder, AnswerText text) throws IOException {
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            switch (name) {
                case "choices" -> {
                    if (Json.opensList(parser)) {
                        while (Json.nextObject(parser)) {
                            choice(parser, holder, text);
                        }
                    }
                }
                case "model" -> text.model(Json.stringOrSkip(parser));
                case "usage" -> Json.usage(parser, text);
                default -> Json.skip(parser);
            }
        }
    }

    private static void choice(JsonParser parser, String holder, AnswerText text) throws IOException {
        int index = 0;
        String content = null;
        for (String name = Json.field(parser); name != null; name = Json.field(parser)) {
            if (name.equals("index")) {
                parser.nextToken();
                index = parser.getValueAsInt();
                parser.skipChildren();
            } else if (name.equals(holder)) {
                content = Json.stringWithin(parser, "content");
            } else {
                Json.skip(parser);
            }
        }
        if (index == 0 && content != null) {
            text.append(content);
        }
    }
}
