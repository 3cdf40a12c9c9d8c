package dev.attune.proxy.wire;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Of an answer in server-sent events, however its bytes are cut: a line is looked at when it is whole, so that nothing is decoded in
 * the middle of a character.
 */
final class ChatEventsTap implements AnswerTap {

    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_LINE_BYTES = 1 << 20;

    private final AnswerText text;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean tooLong;

    ChatEventsTap(AnswerText text) {
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
    public boolean isOverflowed() {
        return text.isFull();
    }

    private boolean line(byte[] bytes, int start, int end) {
        if (begun.size() == 0 && !tooLong) {
            return data(bytes, start, end);
        }
        keep(bytes, start, end);
        byte[] whole = begun.toByteArray();
        begun.reset();
        boolean done = !tooLong && data(whole, 0, whole.length);
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

    /** Whether the line is the one that closes the answer. */
    private boolean data(byte[] bytes, int start, int end) {
        if (!startsWith(DATA, bytes, start, end)) {
            return false;
        }
        int value = start + DATA.length;
        value += value < end && bytes[value] == ' ' ? 1 : 0;
        if (startsWith(DONE, bytes, value, end)) {
            return true;
        }
        if (!text.isFull()) {
            ChatChoice.read(Arrays.copyOfRange(bytes, value, end), "delta", text);
        }
        return false;
    }

    private static boolean startsWith(byte[] prefix, byte[] bytes, int start, int end) {
        return end - start >= prefix.length
                && Arrays.equals(prefix, 0, prefix.length, bytes, start, start + prefix.length);
    }
}
