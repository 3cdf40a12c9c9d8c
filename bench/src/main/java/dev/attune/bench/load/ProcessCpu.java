package dev.attune.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time that processes have used, as Linux counts it. */
public final class ProcessCpu {

    private static final double TICKS_EACH_SECOND = 100;
    private static final int USER_FIELD = 11;
    private static final int SYSTEM_FIELD = 12;

    private ProcessCpu() {}

    /** Seconds of user and system time, of a process and its children. */
    static double seconds(ProcessHandle process) throws IOException {
        double sum = 0;
        try (Stream<ProcessHandle> children = process.descendants()) {
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(process), children).toList();
            for (ProcessHandle each : all) {
                sum += own(each);
            }
        }
        return sum;
    }

    /** The same without its children. */
    public static double own(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_FIELD]) + Long.parseLong(fields[SYSTEM_FIELD])) / TICKS_EACH_SECOND;
    }
}
