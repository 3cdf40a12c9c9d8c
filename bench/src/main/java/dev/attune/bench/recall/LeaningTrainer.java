package dev.attune.bench.recall;

import dev.attune.profile.text.Encoder;
import dev.attune.profile.text.MiniLm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Makes {@code config/language/en-leaning.txt} of {@code bench/data/en-leaning.txt}: a logistic regression on what the sentences mean, by
 * plain gradient descent, which is exact enough for so few and gives the same weights every time. Prints the file.
 */
final class LeaningTrainer {

    private static final int ROUNDS = 2_000;
    private static final double RATE = 2;

    /** Keeps the weights small: of a hundred sentences, nothing finer can be learned. */
    private static final double DECAY = 0.002;

    private final List<float[]> directions = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final double[] weights;
    private double bias;

    private LeaningTrainer(int dimensions) {
        this.weights = new double[dimensions];
    }

    public static void main(String[] arguments) throws IOException {
        Encoder encoder = MiniLm.load();
        LeaningTrainer trainer = new LeaningTrainer(encoder.dimensions());
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (line.startsWith("+ ") || line.startsWith("- ")) {
                trainer.directions.add(encoder.encode(line.substring(2)));
                trainer.labels.add(line.charAt(0) == '+' ? 1 : 0);
            }
        }
        trainer.train();
        System.out.print(trainer.file());
    }

    private void train() {
        for (int round = 0; round < ROUNDS; round++) {
            double[] slope = new double[weights.length];
            double biasSlope = 0;
            for (int at = 0; at < directions.size(); at++) {
                double error = 1 / (1 + Math.exp(-of(directions.get(at)))) - labels.get(at);
                biasSlope += error;
                for (int place = 0; place < slope.length; place++) {
                    slope[place] += error * directions.get(at)[place];
                }
            }
            bias -= RATE * biasSlope / directions.size();
            for (int place = 0; place < slope.length; place++) {
                weights[place] -= RATE * (slope[place] / directions.size() + DECAY * weights[place]);
            }
        }
    }

    private double of(float[] direction) {
        double sum = bias;
        for (int place = 0; place < weights.length; place++) {
            sum += weights[place] * direction[place];
        }
        return sum;
    }

    private String file() {
        double most = 0;
        for (double weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        byte[] packed = new byte[weights.length];
        for (int place = 0; place < packed.length; place++) {
            packed[place] = (byte) Math.round(weights[place] / most * Byte.MAX_VALUE);
        }
        return String.format(
                Locale.ROOT,
                "# How far a message leans on who says it, by its meaning (MiniLM): a bias, a step, and the weights in steps.%n"
                        + "# Made by dev.attune.bench.recall.LeaningTrainer of bench/data/en-leaning.txt.%n%.4f%n%.6f%n%s%n",
                bias,
                most / Byte.MAX_VALUE,
                Base64.getEncoder().encodeToString(packed));
    }
}
