package dev.attune.console.facets;

/** Figures in words. */
final class Counts {

    private Counts() {}

    static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
