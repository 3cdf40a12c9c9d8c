package dev.attune.bench.soak;

import java.util.SplittableRandom;

/** When a client asks again. */
sealed interface Pace {

    /**
     * For how many milliseconds to wait.
     *
     * @param sinceLast nanoseconds since it asked last
     */
    long wait(long sinceLast, SplittableRandom random);

    /** After a moment of its own. */
    record AtEase() implements Pace {

        private static final int MOST_MILLIS = 400;

        @Override
        public long wait(long sinceLast, SplittableRandom random) {
            return random.nextInt(1, MOST_MILLIS);
        }
    }

    /** At once. */
    record AtOnce() implements Pace {

        @Override
        public long wait(long sinceLast, SplittableRandom random) {
            return 0;
        }
    }

    /** So that all of them together ask so often; less often where answers take longer than that leaves. */
    record PerSecond(double times, int clients) implements Pace {

        private static final double NANOS_EACH_MILLI = 1e6;
        private static final double LEAST = .5;

        @Override
        public long wait(long sinceLast, SplittableRandom random) {
            double period = clients / times * 1_000;
            return Math.round(period * (LEAST + random.nextDouble()) - sinceLast / NANOS_EACH_MILLI);
        }
    }
}
