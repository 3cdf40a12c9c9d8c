package dev.attune.proxy.wire;

import io.vertx.core.buffer.Buffer;

/** Of an answer in one piece of JSON. It is kept, up to a bound, and read when the text is asked for. */
final class ChatAnswerTap implements AnswerTap {

    /** JSON around the text, and escapes in it, take room too. */
    private static final int JSON_FOR_TEXT = 4;

    private final AnswerText text;
    private final Buffer kept = Buffer.buffer();
    private boolean read;

    ChatAnswerTap(AnswerText text) {
        this.text = text;
    }

    @Override
    public int observe(Buffer piece) {
        if (text.isFull()) {
            return -1;
        }
        if (kept.length() + (long) piece.length() > (long) text.most() * JSON_FOR_TEXT) {
            text.overflow();
            return -1;
        }
        kept.appendBuffer(piece);
        return -1;
    }

    @Override
    public String text() {
        if (!read && !text.isFull()) {
            read = true;
            ChatChoice.read(kept.getBytes(), "message", text);
        }
        return text.toString();
    }

    @Override
    public boolean isOverflowed() {
        return text.isFull();
    }
}
