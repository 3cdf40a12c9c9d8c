package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MiniLmTest {

    private static final Encoder ENCODER = MiniLm.load();

    @Test
    void pointsTheSameWayForTheSameMatterInOtherWords() {
        float[] memory = ENCODER.encode("They are allergic to walnuts");

        double near = dot(memory, ENCODER.encode("Is there a dessert without nuts?"));
        double far = dot(memory, ENCODER.encode("How do I rename a branch in git?"));

        assertThat(near).isGreaterThan(far + 0.2);
    }

    @Test
    void givesVectorsOfLengthOneAndNoneForNothing() {
        float[] vector = ENCODER.encode("I prefer quiet cafes.");

        assertThat(vector).hasSize(ENCODER.dimensions());
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4));
        assertThat(ENCODER.encode(" \n")).containsOnly(0);
    }

    @Test
    void readsNoFurtherThanItsBound() {
        String start = "the quiet cafe at the corner ".repeat(40);

        assertThat(ENCODER.encode(start + "and then something else entirely")).isEqualTo(ENCODER.encode(start));
    }

    @Test
    void givesManyThreadsTheSame() {
        List<String> texts =
                IntStream.range(0, 16).mapToObj(at -> "cafe number " + at % 4).toList();

        List<float[]> vectors = texts.parallelStream().map(ENCODER::encode).toList();

        for (int at = 4; at < vectors.size(); at++) {
            assertThat(vectors.get(at)).isEqualTo(vectors.get(at % 4));
        }
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
