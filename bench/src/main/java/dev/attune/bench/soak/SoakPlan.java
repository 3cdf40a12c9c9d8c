package dev.attune.bench.soak;

import java.util.List;
import java.util.Locale;

/**
 * How long and how hard.
 *
 * @param minutes of load; shutting down comes on top
 * @param clients streams at once
 * @param leaving share of the streams that their client leaves, 0 to 1
 * @param load what beside the streams, and how many of them
 */
record SoakPlan(double minutes, int clients, double leaving, Load load) {

    /** Of everything drawn at random. */
    static final long SEED = 20_260_101L;

    private static final int PERSONS_EACH_CLIENT = 5;
    private static final int FEWEST_PERSONS = 500;
    private static final int SAMPLE_SECONDS = 10;
    private static final int MOST_BETWEEN_COLLECTIONS = 60;
    private static final int FEWEST_COLLECTIONS = 15;
    private static final double LEAST_MINUTES = 1;
    private static final List<String> USUAL = List.of("30", "200", ".1", "slow");

    SoakPlan {
        if (minutes < LEAST_MINUTES || clients < 1 || leaving < 0 || leaving > 1) {
            throw new IllegalArgumentException("wants MINUTES of at least " + LEAST_MINUTES
                    + ", CLIENTS of at least 1 and LEAVING from 0 to 1, then slow or mixed");
        }
    }

    static SoakPlan of(String... arguments) {
        return new SoakPlan(
                Double.parseDouble(word(0, arguments)),
                Integer.parseInt(word(1, arguments)),
                Double.parseDouble(word(2, arguments)),
                Load.valueOf(word(3, arguments).toUpperCase(Locale.ROOT)));
    }

    boolean isMixed() {
        return load == Load.MIXED;
    }

    /** What comes at a running Attune. */
    enum Load {
        /** Slow streams, as many at once as there are clients. */
        SLOW,
        /** Streams of a quick upstream, half as many a second as can be had, beside everything else that Attune is asked for. */
        MIXED
    }

    private static String word(int place, String... arguments) {
        return arguments.length > place ? arguments[place] : USUAL.get(place);
    }

    /** People that clients take turns at being: some are always away, so that profiles go cold and come back. */
    int persons() {
        return Math.max(clients * PERSONS_EACH_CLIENT / 2, FEWEST_PERSONS);
    }

    long seconds() {
        return Math.round(minutes * 60);
    }

    int sampleSeconds() {
        return SAMPLE_SECONDS;
    }

    /** How often the heap is collected and measured: each time halts the proxy for a moment. */
    long collectionSeconds() {
        return Math.max(SAMPLE_SECONDS, Math.min(MOST_BETWEEN_COLLECTIONS, seconds() / FEWEST_COLLECTIONS));
    }
}
