package dev.attune.proxy.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Of an answer in server-sent events, however its bytes are cut: a line is looked at when it is whole, so that nothing is decoded in
 * the middle of a character.
 */
final class EventsTap implements AnswerTap {

    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_LINE_BYTES = 1 << 20;

    private final AnswerShape shape;
    private final AnswerText text;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean tooLong;

    EventsTap(AnswerShape shape, AnswerText text) {
        this.shape = shape;
        this.text = text;
    }

    @Override
    public int observe(Buffer piece) {
        byte[] bytes = piece.getBytes();
        int closing = -1;
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                boolean done = line(bytes, start, at);
                closing = done && closing < 0 ? start : closing;
                start = at + 1;
            }
        }
        keep(bytes, start, bytes.length);
        return closing;
    }

    @Override
    public String text() {
        return text.toString();
    }

    @Override
    public @Nullable String id() {
        return text.id();
    }

    @Override
    public Usage usage() {
        return text.usage();
    }

    @Override
    public boolean isOverflowed() {
        return text.isFull();
    }

    private boolean line(byte[] bytes, int start, int end) {
        if (begun.size() == 0 && !tooLong) {
            return closes(bytes, start, end);
        }
        keep(bytes, start, end);
        byte[] whole = begun.toByteArray();
        begun.reset();
        boolean done = !tooLong && closes(whole, 0, whole.length);
        tooLong = false;
        return done;
    }

    private void keep(byte[] bytes, int start, int end) {
        if (begun.size() + (end - start) > MOST_LINE_BYTES) {
            tooLong = true;
            text.overflow();
            begun.reset();
        }
        if (!tooLong) {
            begun.write(bytes, start, end - start);
        }
    }

    /** Whether the line is the one that closes the answer, or announces the event that does: its data may be longer than is kept. */
    private boolean closes(byte[] bytes, int start, int end) {
        if (startsWith(EVENT, bytes, start, end)) {
            int name = value(EVENT, bytes, start, end);
            return shape.closing().contains(new String(bytes, name, end - name, StandardCharsets.UTF_8));
        }
        return startsWith(DATA, bytes, start, end) && data(bytes, value(DATA, bytes, start, end), end);
    }

    private boolean data(byte[] bytes, int start, int end) {
        if (startsWith(DONE, bytes, start, end)) {
            return true;
        }
        if (text.isFull() && shape.closing().isEmpty()) {
            return false;
        }
        try (JsonParser parser = Json.parser(bytes, start, end)) {
            return parser.nextToken() == JsonToken.START_OBJECT && shape.event(parser, text);
        } catch (IOException notOfThatShape) {
            // Upstream may say what it likes: the client gets it as it is, and there is no text to keep.
            return false;
        }
    }

    /** Where the value begins: behind the name and one space. */
    private static int value(byte[] name, byte[] bytes, int start, int end) {
        int value = start + name.length;
        return value < end && bytes[value] == ' ' ? value + 1 : value;
    }

    private static boolean startsWith(byte[] prefix, byte[] bytes, int start, int end) {
        return end - start >= prefix.length
                && Arrays.equals(prefix, 0, prefix.length, bytes, start, start + prefix.length);
    }
}
