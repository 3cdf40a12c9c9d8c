package dev.attune.app.settings;

import java.util.Comparator;
import java.util.List;

/** Guesses what a misspelled name was meant to be. */
final class NearestName {

    private NearestName() {}

    /** A name that begins with {@code text}, else the one with the fewest insertions, removals and replacements (Levenshtein) from {@code text}. */
    static String of(String text, List<String> names) {
        return names.stream()
                .min(Comparator.comparing((String name) -> !name.startsWith(text))
                        .thenComparingInt(name -> distance(text, name)))
                .orElseThrow();
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
