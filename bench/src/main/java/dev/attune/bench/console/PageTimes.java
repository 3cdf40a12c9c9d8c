package dev.attune.bench.console;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each page takes, from the request to its last byte, on this machine. */
final class PageTimes {

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 30;
    private static final double MOST_MILLIS = 100;

    private final Visitor visitor;
    private final Visitor guest;
    private final ProcessHandle attune;
    private final Runnable change;

    /**
     * Times of what these see.
     *
     * @param guest who sees the sign-in page
     * @param attune whose CPU time is told beside
     * @param change changes the person of whom most is known
     */
    PageTimes(Visitor visitor, Visitor guest, ProcessHandle attune, Runnable change) {
        this.visitor = visitor;
        this.guest = guest;
        this.attune = attune;
        this.change = change;
    }

    /** Prints a line for each address; answers whether all medians are below {@value #MOST_MILLIS} ms. */
    boolean measure(Map<String, List<String>> pages) throws IOException, InterruptedException {
        System.out.println("| page | median ms | p95 ms | CPU ms | KB |");
        System.out.println("|---|---|---|---|---|");
        boolean quick = true;
        for (List<String> addresses : pages.values()) {
            for (String address : addresses) {
                quick &= measure(address);
            }
        }
        return quick;
    }

    private boolean measure(String address) throws IOException, InterruptedException {
        boolean changes = address.endsWith(ConsolePages.CHANGED);
        String path = changes ? address.substring(0, address.indexOf('#')) : address;
        Visitor who = path.startsWith("/sign-in") ? guest : visitor;
        double[] millis = new double[ROUNDS];
        double cpu = 0;
        int bytes = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            if (changes) {
                change.run();
            }
            cpu = round == 0 ? cpuMillis() : cpu;
            long before = System.nanoTime();
            HttpResponse<String> answer = who.get(path);
            if (round >= 0) {
                millis[round] = (System.nanoTime() - before) / 1e6;
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            bytes = answer.body().length();
        }
        cpu = cpuMillis() - cpu;
        Arrays.sort(millis);
        double median = millis[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT,
                "| `%s`%s | %.1f%s | %.1f | %.1f | %d |%n",
                path,
                changes ? ", right after a change" : "",
                median,
                median > MOST_MILLIS ? " TOO SLOW" : "",
                millis[ROUNDS * 95 / 100],
                cpu / ROUNDS,
                bytes / 1024);
        return median <= MOST_MILLIS;
    }

    /** Of the whole process: what it does beside counts too. */
    private double cpuMillis() {
        return attune.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }
}
