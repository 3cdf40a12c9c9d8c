package dev.attune.profile.text;

import dev.attune.profile.ConfigFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * How rare a stem is in the language at large, so that a few memories need not teach it: that two texts share {@code use} says
 * little, that they share {@code kubernet} much. Immutable.
 */
public final class Rarity {

    private static final String FILE = "language/en-rarity.txt";

    private final Map<String, Float> common = new HashMap<>();

    /** Reads the list; an {@link IllegalArgumentException} names the line that is not a rarity and stems. */
    public Rarity(ConfigFiles files) {
        List<String> lines = files.read(FILE).lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).isBlank() && !lines.get(at).startsWith("#")) {
                add(lines.get(at), at + 1);
            }
        }
    }

    /** 0 for what everybody says, 1 for what hardly anybody does. */
    public float of(String stem) {
        return common.getOrDefault(stem, 1f);
    }

    private void add(String line, int number) {
        StringTokenizer parts = new StringTokenizer(line);
        String first = parts.nextToken();
        try {
            float rarity = Float.parseFloat(first);
            while (parts.hasMoreTokens()) {
                common.put(parts.nextToken(), rarity);
            }
        } catch (NumberFormatException failure) {
            throw new IllegalArgumentException(
                    FILE + ", line " + number + ": begins with '" + first + "', must begin with a number from 0 to 1",
                    failure);
        }
    }
}
