package dev.attune.profile.learn.habit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named tables of whole numbers as one short text, such as {@code chess:28k=2,28l=1:a7x=28l;}: a name, its tables, what each says of
 * which key. Equal counts are equal texts. What cannot be read was written by another version and counts as nothing.
 */
final class Counts {

    private static final int RADIX = 36;

    private final Map<String, List<Map<String, Integer>>> tables = new TreeMap<>();

    static Counts read(String text) {
        Counts counts = new Counts();
        try {
            for (String entry : text.split(";", -1)) {
                if (!entry.isEmpty()) {
                    counts.readEntry(entry.split(":", -1));
                }
            }
            return counts;
        } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
            return new Counts();
        }
    }

    private void readEntry(String[] parts) {
        for (int part = 1; part < parts.length; part++) {
            Map<String, Integer> table = table(parts[0], part - 1);
            for (String pair : parts[part].split(",", -1)) {
                if (!pair.isEmpty()) {
                    String[] sides = pair.split("=", -1);
                    table.put(sides[0], Integer.parseInt(sides[1], RADIX));
                }
            }
        }
    }

    /** A table to read and change. */
    Map<String, Integer> table(String name, int number) {
        List<Map<String, Integer>> all = tables.computeIfAbsent(name, first -> new ArrayList<>());
        while (all.size() <= number) {
            all.add(new TreeMap<>());
        }
        return all.get(number);
    }

    List<String> names() {
        return List.copyOf(tables.keySet());
    }

    String write() {
        StringBuilder text = new StringBuilder();
        tables.forEach((name, all) -> {
            if (all.stream().anyMatch(table -> !table.isEmpty())) {
                text.append(name);
                for (Map<String, Integer> table : all) {
                    text.append(':');
                    table.forEach((key, count) -> text.append(key)
                            .append('=')
                            .append(Integer.toString(count, RADIX))
                            .append(','));
                }
                text.append(';');
            }
        });
        return text.toString();
    }

    static String key(long number) {
        return Long.toString(number, RADIX);
    }

    static long number(String key) {
        return Long.parseLong(key, RADIX);
    }

    /** A short key for a text: two of a person's may be the same once in a thousand times, which hides one of many. */
    static String hash(String text) {
        int mixed = text.hashCode() * 0x9E3779B1;
        return Integer.toString(mixed >>> 16, RADIX);
    }

    /** Keeps the greatest so many numbers as keys: what is dropped is never among the greatest later, whatever the order it came in. */
    static void keepNewestKeys(Map<String, Integer> table, int most) {
        if (table.size() > most) {
            List<String> keys = new ArrayList<>(table.keySet());
            keys.sort(Comparator.comparingLong(Counts::number));
            keys.subList(0, keys.size() - most).forEach(table::remove);
        }
    }

    /** The same by the numbers that the keys have; each must only ever grow. */
    static void keepGreatest(Map<String, Integer> table, int most) {
        if (table.size() > most) {
            List<String> keys = new ArrayList<>(table.keySet());
            keys.sort(Comparator.comparingInt((String key) -> table.getOrDefault(key, 0))
                    .thenComparing(Comparator.reverseOrder()));
            keys.subList(0, keys.size() - most).forEach(table::remove);
        }
    }
}
