package dev.attune.bench.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at the proxy's process from outside: Linux tells of memory, sockets and threads, the JDK's {@code jcmd} of the heap. */
final class ProxyProbe {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final Pattern LEFT = Pattern.compile("Pause Full \\(Diagnostic Command\\) \\d+M->(\\d+)M");
    private static final String SOCKET = "socket:";
    private static final int COLLECTIONS = 2;
    private static final double KILO = 1_024;

    private final ProcessHandle process;
    private final Path proc;
    private final Path collections;

    /** @param collections the log of the JVM's collector */
    ProxyProbe(ProcessHandle process, Path collections) {
        this.process = process;
        this.collections = collections;
        this.proc = Path.of("/proc", Long.toString(process.pid()));
    }

    ProcessHandle process() {
        return process;
    }

    double residentMegabytes() throws IOException {
        return number(RESIDENT, Files.readString(proc.resolve("status"))) / KILO;
    }

    long threads() throws IOException {
        return number(THREADS, Files.readString(proc.resolve("status")));
    }

    /** Open file descriptors of all kinds. */
    long files() throws IOException {
        try (Stream<Path> all = Files.list(proc.resolve("fd"))) {
            return all.count();
        }
    }

    long sockets() throws IOException {
        try (Stream<Path> all = Files.list(proc.resolve("fd"))) {
            return all.filter(ProxyProbe::isSocket).count();
        }
    }

    /**
     * What a collection of everything leaves, as the collector itself wrote down: a question afterwards would count what the next requests
     * allocated. Halts the proxy for a moment.
     */
    double collectedMegabytes() throws IOException, InterruptedException {
        // What hangs on weak references and cleaners takes a second round.
        for (int round = 0; round < COLLECTIONS; round++) {
            ask("GC.run");
        }
        long left = -1;
        Matcher matcher = LEFT.matcher(Files.readString(collections));
        while (matcher.find()) {
            left = Long.parseLong(matcher.group(1));
        }
        if (left < 0) {
            throw new IOException("no full collection in " + collections);
        }
        return left;
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith(SOCKET);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** What a collection of everything leaves, by class. */
    HeapClasses classes() throws IOException, InterruptedException {
        return HeapClasses.of(ask("GC.class_histogram"));
    }

    private String ask(String command) throws IOException, InterruptedException {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(List.of(program, Long.toString(process.pid()), command))
                .redirectErrorStream(true)
                .start();
        String output = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + output);
        }
        return output;
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
