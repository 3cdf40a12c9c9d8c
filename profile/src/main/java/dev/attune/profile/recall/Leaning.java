package dev.attune.profile.recall;

import dev.attune.profile.ConfigFiles;
import java.util.Base64;

/**
 * How far a message leans on who says it: asking for advice, a choice or something of one's own does, a task that anybody could set
 * does not. What it means decides that, so that it holds for words that nobody listed: a logistic regression on the direction of the
 * message, trained on sentences written for it.
 */
final class Leaning {

    private static final String FILE = "language/en-leaning.txt";

    /** Beyond these it is sure enough, and says no more. */
    private static final float MOST = 1.5f;

    private final float[] weights;
    private final float bias;

    private Leaning(float[] weights, float bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** Reads the weights; an {@link IllegalArgumentException} names the file when it is none of them. */
    static Leaning read(ConfigFiles files) {
        String[] parts = files.read(FILE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toArray(String[]::new);
        try {
            byte[] packed = Base64.getDecoder().decode(parts[2].trim());
            float step = Float.parseFloat(parts[1].trim());
            float[] weights = new float[packed.length];
            for (int at = 0; at < weights.length; at++) {
                weights[at] = packed[at] * step;
            }
            return new Leaning(weights, Float.parseFloat(parts[0].trim()));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException damaged) {
            throw new IllegalArgumentException(
                    FILE + ": must be three lines: a number, a number, and weights in Base64", damaged);
        }
    }

    /** From -1.5, a task, to 1.5, a question of one's own. */
    float of(float[] direction) {
        float sum = bias;
        for (int at = 0; at < weights.length && at < direction.length; at++) {
            sum += weights[at] * direction[at];
        }
        return Math.max(-MOST, Math.min(MOST, sum));
    }
}
