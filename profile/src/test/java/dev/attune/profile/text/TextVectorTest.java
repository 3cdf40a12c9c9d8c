package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextVectorTest {

    private static final int DIMENSIONS = 384;

    @Property(tries = 200)
    void keepsItsDirectionInFourBits(@ForAll long seed, @ForAll long otherSeed) {
        float[] one = direction(seed);
        float[] other = direction(otherSeed);

        TextVector vector = TextVector.of("text", one);

        assertThat(vector.cosine(TextVector.steps(one))).isGreaterThan(0.98f);
        assertThat((double) vector.cosine(TextVector.steps(other))).isCloseTo(dot(one, other), within(0.05));
    }

    @Property(tries = 200)
    void comesBackFromWhatItWrote(@ForAll long seed, @ForAll String text, @ForAll long otherSeed) {
        int[] steps = TextVector.steps(direction(otherSeed));
        TextVector vector = TextVector.of(text, direction(seed));

        TextVector read = TextVector.read(vector.write()).orElseThrow();

        assertThat(read.isOf(text)).isTrue();
        assertThat(read.cosine(steps)).isEqualTo(vector.cosine(steps));
        assertThat(vector.write()).hasSize(264).isASCII();
    }

    @Test
    void knowsItsTextFromAnother() {
        TextVector vector = TextVector.of("I like tea", direction(1));

        assertThat(vector.isOf("I like tea")).isTrue();
        assertThat(vector.isOf("I like tea.")).isFalse();
    }

    @Test
    void readsNothingThatItDidNotWrite() {
        assertThat(TextVector.read("")).isEqualTo(Optional.empty());
        assertThat(TextVector.read("12345678")).isEqualTo(Optional.empty());
        assertThat(TextVector.read("12345678 not this")).isEqualTo(Optional.empty());
    }

    @Test
    void pointsNowhereForATextWithoutAWord() {
        TextVector nothing = TextVector.of("", new float[DIMENSIONS]);

        assertThat(nothing.cosine(TextVector.steps(direction(1)))).isZero();
        assertThat(TextVector.read(nothing.write())).isPresent();
    }

    private static float[] direction(long seed) {
        Random random = new Random(seed);
        float[] direction = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            direction[at] = (float) random.nextGaussian();
        }
        float length = (float) Math.sqrt(dot(direction, direction));
        for (int at = 0; at < DIMENSIONS; at++) {
            direction[at] /= length;
        }
        return direction;
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
