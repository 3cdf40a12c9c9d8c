package dev.attune.bench.load;

import dev.attune.bench.AttuneProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Prints what a start of {@code java -jar attune.jar --demo} takes until it is ready, the embedded Redis included, and what the JVM holds when it
 * has come to rest, and under load. Linux. Arguments: starts, 5 when absent; seconds of load, 10.
 */
public final class StartBench {

    private static final int CONNECTIONS = 16;
    private static final long REST_SECONDS = 15;
    private static final long A_MILLION = 1_000_000;

    private StartBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        System.out.println(
                "| start | ready after ms | CPU s until then | CPU s at rest | MB at rest | MB under load |");
        System.out.println("|---|---|---|---|---|---|");
        for (int start = 1; start <= starts; start++) {
            measure(start, seconds);
        }
    }

    private static void measure(int number, int seconds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("attune-start");
        long began = System.nanoTime();
        try (AttuneProcess attune =
                AttuneProcess.start(folder, URI.create("http://127.0.0.1:1/v1"), Map.of(), List.of("--demo"))) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            double ready = ProcessCpu.seconds(attune.handle());
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            double rest = ProcessCpu.seconds(attune.handle());
            long idle = residentMegabytes(attune.handle());
            Wrk.run(
                    URI.create(attune.baseUrl() + "/chat/completions"),
                    Map.of("Content-Type", "application/json", "Attune-User", "robin"),
                    LoadBench.body(1024),
                    new Wrk.Load(CONNECTIONS, seconds));
            System.out.printf(
                    "| %d | %d | %.2f | %.2f | %d | %d |%n",
                    number, millis, ready, rest, idle, residentMegabytes(attune.handle()));
        }
    }

    /** What is in memory of a process without its children; those pages that it shares are counted. */
    private static long residentMegabytes(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .map(kilobytes -> kilobytes * 1024 / A_MILLION)
                .findFirst()
                .orElseThrow();
    }
}
