package dev.attune.profile.text;

/**
 * Puts what a text means into numbers: texts that mean nearly the same point in nearly the same direction. Safe for use by many
 * threads; one text takes milliseconds, so never on an event loop.
 */
public interface Encoder {

    /**
     * The direction of a text, a vector of length 1. A text that is longer than the encoder reads is cut.
     *
     * @return {@link #dimensions()} numbers; all 0 for a text without a word
     */
    float[] encode(String text);

    int dimensions();
}
