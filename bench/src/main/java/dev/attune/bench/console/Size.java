package dev.attune.bench.console;

/**
 * How much there is.
 *
 * @param people whom the console lists
 * @param memories of the one person of whom most is known
 * @param events in the history of that person
 */
record Size(int people, int memories, int events) {

    static final Size USUAL = new Size(100_000, 5_000, 20_000);
}
