package dev.attune.bench.chaos;

/** Made-up things that people love: one of its own for each number, spelled in syllables so that no two look alike. */
final class Thing {

    private static final String[] SYLLABLES = {"ba", "ke", "di", "fo", "gu", "la", "me", "ni", "po", "ru"};
    private static final int FIRST = 1_000;

    private Thing() {}

    static String of(int number) {
        StringBuilder word = new StringBuilder("zo");
        for (int rest = number + FIRST; rest > 0; rest /= 10) {
            word.append(SYLLABLES[rest % 10]);
        }
        return word.append("x").toString();
    }
}
