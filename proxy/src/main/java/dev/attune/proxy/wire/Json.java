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

    /** Well-formed or not, this is not what we understand. */
    static void demand(boolean expected, JsonParser parser) throws JsonParseException {
        if (!expected) {
            throw new JsonParseException(parser, "not understood");
        }
    }
}
