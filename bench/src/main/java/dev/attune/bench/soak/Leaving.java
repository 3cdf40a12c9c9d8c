package dev.attune.bench.soak;

import java.util.SplittableRandom;

/** When a client leaves a stream. */
sealed interface Leaving {

    /** It stays to the end. */
    record Never() implements Leaving {}

    /** So long after it asked, when most answers have not begun. */
    record Before(int millis) implements Leaving {}

    /** After so many pieces of text. */
    record After(int deltas) implements Leaving {}

    double BEFORE_SHARE = .3;
    int MOST_MILLIS = 400;
    // Fewer than the shortest answer has.
    int MOST_DELTAS = 8;

    static Leaving draw(double share, SplittableRandom random) {
        if (random.nextDouble() >= share) {
            return new Never();
        }
        return random.nextDouble() < BEFORE_SHARE
                ? new Before(random.nextInt(1, MOST_MILLIS))
                : new After(random.nextInt(1, MOST_DELTAS));
    }
}
