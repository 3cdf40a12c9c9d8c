package dev.attune.bench.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one stream of server-sent events, and notes of each numbered statement how long after it was made something came that tells of it or
 * of a later one. A stream of everything has to tell each one by itself.
 */
final class Reader implements Runnable {

    private final String name;
    private final Pattern number;
    private final InputStream stream;
    private final Sent sent;
    private final boolean each;
    private final double[] lagMillis;
    private volatile int newest = -1;

    /**
     * A reader that has read nothing.
     *
     * @param words that stand ahead of the number of a statement
     * @param each whether each statement has to come, and not just the newest
     */
    Reader(String name, InputStream stream, String words, Sent sent, boolean each) {
        this.name = name;
        this.number = Pattern.compile(Pattern.quote(words) + "([0-9]+)");
        this.stream = stream;
        this.sent = sent;
        this.each = each;
        this.lagMillis = new double[sent.size()];
        Arrays.fill(lagMillis, -1);
    }

    @Override
    public void run() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                Matcher told = number.matcher(line);
                while (told.find()) {
                    came(Integer.parseInt(told.group(1)));
                }
                line = lines.readLine();
            }
        } catch (IOException closed) {
            // The bench ends by closing the streams.
            newest = Math.max(newest, -1);
        }
    }

    /** Whether all that was to come came. */
    boolean isThere(int statements) {
        if (!each) {
            return newest >= statements - 1;
        }
        for (int number = 0; number < statements; number++) {
            if (lagMillis[number] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Prints a line; answers whether everything came, and nearly all of it in this time. */
    boolean print(int statements, double mostMillis) {
        double[] lags = Arrays.stream(lagMillis, 0, statements)
                .filter(lag -> lag >= 0)
                .sorted()
                .toArray();
        double p50 = lags.length == 0 ? Double.NaN : lags[lags.length / 2];
        double p99 = lags.length == 0 ? Double.NaN : lags[lags.length * 99 / 100];
        boolean well = isThere(statements) && p99 <= mostMillis;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %.0f | %.0f | %s |%n",
                name,
                lags.length,
                statements,
                p50,
                p99,
                well ? "keeps up" : "FALLS BEHIND");
        return well;
    }

    private void came(int told) {
        long now = System.nanoTime();
        if (each) {
            note(told, now);
        } else {
            for (int one = newest + 1; one <= told; one++) {
                note(one, now);
            }
        }
        newest = Math.max(newest, told);
    }

    private void note(int told, long now) {
        if (told < lagMillis.length && lagMillis[told] < 0) {
            lagMillis[told] = (now - sent.at(told)) / 1e6;
        }
    }
}
