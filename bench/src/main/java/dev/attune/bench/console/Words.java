package dev.attune.bench.console;

import java.util.List;

/** Things that somebody may say of themselves, none like the other. */
final class Words {

    private static final List<String> DOES = List.of(
            "collect",
            "repair",
            "paint",
            "write about",
            "dream of",
            "sell",
            "restore",
            "photograph",
            "read about",
            "teach");
    private static final List<String> HOW =
            List.of("old", "green", "wooden", "quiet", "Nordic", "paper", "rare", "striped", "heavy", "tiny");
    private static final List<String> WHAT = List.of(
            "kayaks", "novels", "teapots", "orchids", "maps", "trains", "violins", "puzzles", "lamps", "shells");

    private Words() {}

    static String text(int number) {
        return pick(DOES, number) + " " + pick(HOW, number / 10) + " " + pick(WHAT, number / 100) + " in "
                + Integer.toString(number + 1_296, Character.MAX_RADIX) + "ville";
    }

    private static String pick(List<String> words, int number) {
        return words.get(number % words.size());
    }
}
