package dev.attune.profile.traits;

import org.jspecify.annotations.Nullable;

/** What a text means, as a vector of length 1. Takes it as it is; it must not change any more. */
final class Direction {

    private final float[] numbers;

    private Direction(float[] numbers) {
        this.numbers = numbers;
    }

    static @Nullable Direction of(float @Nullable [] numbers) {
        return numbers == null ? null : new Direction(numbers);
    }

    /** The cosine, -1 to 1. */
    double cosine(Direction other) {
        double sum = 0;
        for (int at = 0; at < numbers.length; at++) {
            sum += (double) numbers[at] * other.numbers[at];
        }
        return sum;
    }
}
