package dev.attune.proxy.wire;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Takes the assistant's text from an answer that passes by. It sees copies: nothing that it does can alter the answer. */
public interface AnswerTap {

    /** Index within the piece at which the answer's closing event begins; -1 when it is not in there. */
    int observe(Buffer piece);

    /** The text so far. */
    String text();

    /** The id by which a later request can go on from the answer; null when it names none. */
    @Nullable
    String id();

    /** What upstream said that the answer took, so far. */
    default Usage usage() {
        return Usage.UNKNOWN;
    }

    /** Whether some of the text was too much to keep. */
    boolean isOverflowed();

    /**
     * What an answer took.
     *
     * @param model that gave it; empty when it is not named
     * @param tokensIn of the request; -1 when it is not said
     * @param tokensOut of the answer; -1 when it is not said
     */
    record Usage(String model, long tokensIn, long tokensOut) {

        public static final Usage UNKNOWN = new Usage("", -1, -1);
    }

    /** Sees nothing, for answers whose text cannot be told. */
    AnswerTap BLIND = new AnswerTap() {
        @Override
        public int observe(Buffer piece) {
            return -1;
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public @Nullable String id() {
            return null;
        }

        @Override
        public boolean isOverflowed() {
            return false;
        }
    };
}
