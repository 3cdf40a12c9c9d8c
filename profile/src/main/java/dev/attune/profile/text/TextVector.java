package dev.attune.profile.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The direction of a text, in a compact form: each number in four bits, -7 to 7, which turns it by less than a tenth of a radian. It
 * knows which text it was made from, by a digest, so that a changed text is seen to need another one. Immutable.
 */
public final class TextVector {

    private static final int MOST = 7;

    /** Of a normal distribution cut into 15 equal steps, this cut loses least: numbers beyond so many deviations are drawn in. */
    private static final double CUT_DEVIATIONS = 2.7;

    /** As many to 1: sums of some thousand products still fit an int. */
    private static final int STEPS = 1 << 14;

    private static final int DIGEST_CHARACTERS = 8;

    private final String digest;
    private final byte[] numbers;
    private final float scale;

    private TextVector(String digest, byte[] numbers) {
        this.digest = digest;
        this.numbers = numbers;
        int square = 0;
        for (byte number : numbers) {
            square += number * number;
        }
        this.scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
    }

    /** Makes the compact form of a text's direction. */
    public static TextVector of(String text, float[] direction) {
        double square = 0;
        for (float number : direction) {
            square += number * number;
        }
        double step = CUT_DEVIATIONS * Math.sqrt(square / direction.length) / MOST;
        byte[] numbers = new byte[direction.length];
        for (int at = 0; at < numbers.length && step > 0; at++) {
            numbers[at] = (byte) Math.max(-MOST, Math.min(MOST, Math.round(direction[at] / step)));
        }
        return new TextVector(digest(text), numbers);
    }

    /** Whether it was made from this text. */
    public boolean isOf(String text) {
        return digest.equals(digest(text));
    }

    public int dimensions() {
        return numbers.length;
    }

    /**
     * The cosine with a direction of length 1, -1 to 1.
     *
     * @param steps the direction, as {@link #steps} gives it
     */
    public float cosine(int[] steps) {
        int sum = 0;
        for (int at = 0; at < numbers.length; at++) {
            sum += numbers[at] * steps[at];
        }
        return sum * scale / STEPS;
    }

    /** A direction in whole steps: whole numbers are multiplied in a third of the time that floats of a byte's value take. */
    public static int[] steps(float[] direction) {
        int[] steps = new int[direction.length];
        for (int at = 0; at < steps.length; at++) {
            steps[at] = Math.round(direction[at] * STEPS);
        }
        return steps;
    }

    /** As short text: a digest and two numbers to a byte in Base64; 264 characters for 384 numbers. */
    public String write() {
        byte[] packed = new byte[(numbers.length + 1) / 2];
        for (int at = 0; at < numbers.length; at++) {
            packed[at / 2] |= (byte) ((numbers[at] & 0xF) << (at % 2 * 4));
        }
        return digest + Base64.getEncoder().withoutPadding().encodeToString(packed);
    }

    /** What {@link #write} wrote; empty for what it cannot have written. */
    public static Optional<TextVector> read(String written) {
        if (written.length() <= DIGEST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] packed = Base64.getDecoder().decode(written.substring(DIGEST_CHARACTERS));
            byte[] numbers = new byte[packed.length * 2];
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = (byte) ((byte) (packed[at / 2] << (4 - at % 2 * 4)) >> 4);
            }
            return Optional.of(new TextVector(written.substring(0, DIGEST_CHARACTERS), numbers));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String digest(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, DIGEST_CHARACTERS * 6 / 8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
