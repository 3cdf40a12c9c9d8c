package dev.attune.bench.soak;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a heap holds after a collection, by class: tells what grew where something did.
 *
 * @param octets by the name of the class
 */
record HeapClasses(Map<String, Long> octets) {

    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");
    private static final int MOST = 10;
    private static final double MEGA = 1_024 * 1_024;

    /** Of what {@code jcmd PROCESS GC.class_histogram} prints. */
    static HeapClasses of(String histogram) {
        Map<String, Long> octets = new HashMap<>();
        Matcher row = ROW.matcher(histogram);
        while (row.find()) {
            octets.merge(row.group(2), Long.parseLong(row.group(1)), Long::sum);
        }
        return new HeapClasses(octets);
    }

    /** The classes that grew most, as rows of a table. */
    String grownSince(HeapClasses before) {
        return octets.entrySet().stream()
                .map(entry ->
                        Map.entry(entry.getKey(), entry.getValue() - before.octets.getOrDefault(entry.getKey(), 0L)))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(entry -> String.format(Locale.ROOT, "| `%s` | %.2f |", entry.getKey(), entry.getValue() / MEGA))
                .collect(Collectors.joining("\n", "| class | MB more than at one third |\n|---|---|\n", "\n"));
    }
}
