package dev.attune.profile.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Walks over JSON in UTF-8 with a bound on everything: depth, the length of a text, the size of what is read as a tree. */
final class JsonItems {

    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 16_000_000;
    private static final int MOST_TOKENS = 200_000;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LOOK = 4;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build());

    private JsonItems() {}

    /** What reads JSON, item by item. */
    interface Walk {
        void over(Bounded json) throws IOException, UnreadableFile;
    }

    /** @param item to name where the input as a whole is one item; else 0 */
    static void walk(InputStream in, int item, Walk walk) throws IOException, UnreadableFile {
        PushbackInputStream ahead = new PushbackInputStream(in, LOOK);
        int skipped = skipMark(ahead);
        try (JsonParser parser = MAPPER.createParser(ahead)) {
            walk.over(new Bounded(parser, skipped));
        } catch (StreamConstraintsException tooMuch) {
            throw new UnreadableFile(
                    item,
                    "It is nested deeper than " + DEEPEST + " levels, or a text in it is longer than " + LONGEST_TEXT
                            + " characters" + where(tooMuch) + ".");
        } catch (JsonProcessingException malformed) {
            throw new UnreadableFile(item, "It is not JSON" + where(malformed) + ".");
        }
    }

    private static String where(JsonProcessingException failure) {
        var place = failure.getLocation();
        return place == null ? "" : ": line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static int skipMark(PushbackInputStream in) throws IOException, UnreadableFile {
        byte[] first = in.readNBytes(LOOK);
        boolean marked = first.length >= BYTE_ORDER_MARK.length
                && first[0] == BYTE_ORDER_MARK[0]
                && first[1] == BYTE_ORDER_MARK[1]
                && first[2] == BYTE_ORDER_MARK[2];
        for (byte one : first) {
            if (one == 0 || one == (byte) 0xFE || one == (byte) 0xFF) {
                throw new UnreadableFile(0, "The file is not UTF-8. Save it as UTF-8 and try again.");
            }
        }
        int skipped = marked ? BYTE_ORDER_MARK.length : 0;
        in.unread(first, skipped, first.length - skipped);
        return skipped;
    }

    /** A parser that reads no tree larger than it may be. */
    static final class Bounded extends JsonParserDelegate {

        private final int skipped;
        private int tokens;

        private Bounded(JsonParser parser, int skipped) {
            super(parser);
            this.skipped = skipped;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            tokens++;
            if (tokens > MOST_TOKENS) {
                throw new StreamConstraintsException("too many tokens in one item", currentLocation());
            }
            return super.nextToken();
        }

        /** The next thing to be read has all the room there is. */
        void afresh() {
            tokens = 0;
        }

        JsonNode tree() throws IOException {
            afresh();
            return MAPPER.readTree(this);
        }

        /** Where the token that was just read begins, in octets from the start of the input. */
        long begin() {
            return skipped + currentTokenLocation().getByteOffset();
        }

        /** Where what was just read ends. */
        long end() {
            return skipped + currentLocation().getByteOffset();
        }
    }
}
