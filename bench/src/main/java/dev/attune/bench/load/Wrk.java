package dev.attune.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads a server with {@code wrk}: one thread, so many connections, each asking again as soon as it was answered. */
final class Wrk {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern NEARLY_ALL = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    private Wrk() {}

    /** Posts this body to this address for so many seconds. */
    static Result run(URI address, Map<String, String> headers, String body, Load load)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("attune-load", ".lua");
        StringBuilder lua = new StringBuilder("wrk.method = \"POST\"\nwrk.body = [==[")
                .append(body)
                .append("]==]\n");
        headers.forEach((name, value) -> lua.append("wrk.headers[\"")
                .append(name)
                .append("\"] = \"")
                .append(value)
                .append("\"\n"));
        if (load.people() > 0) {
            lua.append(
                            "local n = 0\nrequest = function()\n  n = n + 1\n  wrk.headers[\"Attune-User\"] = \"person-\" .. ")
                    .append(load.first())
                    .append(" + n % ")
                    .append(load.people())
                    .append("\n  return wrk.format()\nend\n");
        }
        Files.writeString(script, lua);
        Process process = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + load.connections(),
                        "-d" + load.seconds() + "s",
                        "--timeout",
                        "10s",
                        "--latency",
                        "-s",
                        script.toString(),
                        address.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(script);
        return new Result(
                (long) number(REQUESTS, output),
                (long) number(BAD, output),
                milliseconds(MEDIAN, output),
                milliseconds(NEARLY_ALL, output));
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static double milliseconds(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        double value = Double.parseDouble(matcher.group(1));
        return List.of("us", "ms", "s").indexOf(matcher.group(2)) == 0
                ? value / 1_000
                : matcher.group(2).equals("s") ? value * 1_000 : value;
    }

    /**
     * How hard, and for how long.
     *
     * @param people who ask in turns, {@code person-} and a number; 0 for whom the headers name
     * @param first the least of these numbers
     */
    record Load(int connections, int seconds, int people, int first) {

        Load(int connections, int seconds) {
            this(connections, seconds, 0, 0);
        }
    }

    /**
     * What came of it.
     *
     * @param bad answers other than 2xx
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Result(long requests, long bad, double p50, double p99) {}
}
