package dev.attune.proxy.wire;

import org.jspecify.annotations.Nullable;

/** An assistant's text as it grows, up to a bound, and what else the answer says of itself. */
final class AnswerText {

    private final int most;
    private final StringBuilder text = new StringBuilder();
    private boolean overflowed;
    private @Nullable String id;
    private AnswerTap.Usage usage = AnswerTap.Usage.UNKNOWN;

    /** @param most characters (UTF-16 units) */
    AnswerText(int most) {
        this.most = most;
    }

    /** The answer's id, or null: then it stays as it is. */
    void id(@Nullable String next) {
        id = next == null ? id : next;
    }

    @Nullable
    String id() {
        return id;
    }

    /** The model that answers, or null: then it stays as it is. */
    void model(@Nullable String next) {
        if (next != null) {
            usage = new AnswerTap.Usage(next, usage.tokensIn(), usage.tokensOut());
        }
    }

    /** What the answer took; -1 for what is not said this time. */
    void tokens(long in, long out) {
        usage = new AnswerTap.Usage(usage.model(), in < 0 ? usage.tokensIn() : in, out < 0 ? usage.tokensOut() : out);
    }

    AnswerTap.Usage usage() {
        return usage;
    }

    void append(String more) {
        if (overflowed) {
            return;
        }
        int room = most - text.length();
        if (more.length() <= room) {
            text.append(more);
            return;
        }
        overflowed = true;
        // A pair of surrogates stays whole or goes whole.
        int cut = room > 0 && Character.isHighSurrogate(more.charAt(room - 1)) ? room - 1 : room;
        text.append(more, 0, cut);
    }

    void overflow() {
        overflowed = true;
    }

    boolean isFull() {
        return overflowed;
    }

    int most() {
        return most;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
