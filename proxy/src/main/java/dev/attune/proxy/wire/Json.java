package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reading JSON as a stream of tokens over UTF-8 bytes, with the offset of each. */
final class Json {

    /** A picture inside a message is a string of megabytes; the body's own limit bounds it. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** So many leading bytes tell UTF-8 from its siblings. */
    private static final int TELLING = 4;

    private Json() {}

    /** A parser of bytes {@code start} to {@code end}, which must be {@link #isUtf8}. */
    static JsonParser parser(byte[] bytes, int start, int end) throws IOException {
        return FACTORY.createParser(bytes, start, end - start);
    }

    /**
     * Whether this can be JSON in UTF-8 without a byte order mark. Any other encoding shows as a zero or a mark in front, and would make
     * the parser count characters rather than bytes.
     */
    static boolean isUtf8(byte[] bytes) {
        int telling = Math.min(TELLING, bytes.length);
        for (int at = 0; at < telling; at++) {
            if (bytes[at] == 0) {
                return false;
            }
        }
        return telling > 0 && bytes[0] >= 0;
    }

    /** The string that comes next; null, and skipped, when the next value is none. */
    static @Nullable String stringOrSkip(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    static void skip(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    /** The name of the next field of the object at hand; null at its end. */
    static @Nullable String field(JsonParser parser) throws IOException {
        return parser.nextToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }

    /** Whether the value that comes next is a list; any other is stepped over. */
    static boolean opensList(JsonParser parser) throws IOException {
        boolean list = parser.nextToken() == JsonToken.START_ARRAY;
        if (!list) {
            parser.skipChildren();
        }
        return list;
    }

    /** Opens the next object of the list at hand; false at its end. */
    static boolean nextObject(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return false;
        }
        demand(parser.currentToken() == JsonToken.START_OBJECT, parser);
        return true;
    }

    /** The string of that name within the object that comes next; null when there is none. */
    static @Nullable String stringWithin(JsonParser parser, String wanted) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        String found = null;
        for (String name = field(parser); name != null; name = field(parser)) {
            if (name.equals(wanted)) {
                found = stringOrSkip(parser);
            } else {
                skip(parser);
            }
        }
        return found;
    }

    /** Notes the token counts within the object that comes next, by the names that either provider has for them. */
    static void usage(JsonParser parser, AnswerText text) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = field(parser); name != null; name = field(parser)) {
            switch (name) {
                case "prompt_tokens", "input_tokens" -> text.tokens(numberOrSkip(parser), -1);
                case "completion_tokens", "output_tokens" -> text.tokens(-1, numberOrSkip(parser));
                default -> skip(parser);
            }
        }
    }

    /** The whole number that comes next; -1, and skipped, when the next value is none. */
    private static long numberOrSkip(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getValueAsLong(-1);
        }
        parser.skipChildren();
        return -1;
    }

    /** Appends the {@code text} of the parts of one type within the list that comes next. */
    static void texts(JsonParser parser, String wanted, AnswerText text) throws IOException {
        if (!opensList(parser)) {
            return;
        }
        while (nextObject(parser)) {
            String type = null;
            String found = null;
            for (String name = field(parser); name != null; name = field(parser)) {
                switch (name) {
                    case "type" -> type = stringOrSkip(parser);
                    case "text" -> found = stringOrSkip(parser);
                    default -> skip(parser);
                }
            }
            if (wanted.equals(type) && found != null) {
                text.append(found);
            }
        }
    }

    /** Offset of the first byte of the token at hand. */
    static int start(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    /** Offset of the first byte behind the token at hand, which must be finished where it is a string. */
    static int here(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    /** Well-formed or not, this is not what we understand. */
    static void demand(boolean expected, JsonParser parser) throws JsonParseException {
        if (!expected) {
            throw new JsonParseException(parser, "not understood");
        }
    }
}
