package dev.attune.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what a request costs each of the peers: CPU seconds of its own process for 1,000 requests, and latency.
 *
 * <p>Arguments: seconds to warm up and seconds to measure, 10 each when absent. Run from the top folder; wants {@code wrk} and
 * {@code nginx}, and measures Portkey's gateway too where {@code npm ci} was run in {@code bench/peers}.
 */
public final class LoadBench {

    private static final int CONNECTIONS = 16;
    private static final int[] KILOBYTES = {1, 32};

    private LoadBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int warmUp = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int measured = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        Path folder = Files.createTempDirectory("attune-load");
        try (Peers peers = Peers.start(folder)) {
            List<Peer> all = peers.all();
            System.out.println("| request | peer | requests | CPU s / 1,000 | p50 ms | p99 ms | not 2xx |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (int kilobytes : KILOBYTES) {
                for (Peer peer : all) {
                    measure(peer, kilobytes, new Wrk.Load(CONNECTIONS, warmUp), new Wrk.Load(CONNECTIONS, measured));
                }
            }
        }
    }

    private static void measure(Peer peer, int kilobytes, Wrk.Load warmUp, Wrk.Load load)
            throws IOException, InterruptedException {
        String body = body(kilobytes * 1024);
        Map<String, String> headers = new TreeMap<>(peer.headers());
        headers.put("Content-Type", "application/json");
        Wrk.run(peer.address(), headers, body, warmUp);
        double before = cpu(peer);
        Wrk.Result result = Wrk.run(peer.address(), headers, body, load);
        double used = cpu(peer) - before;
        System.out.printf(
                "| %d KB | %s | %d | %.3f | %.2f | %.2f | %d |%n",
                kilobytes,
                peer.name(),
                result.requests(),
                used * 1_000 / Math.max(1, result.requests()),
                result.p50(),
                result.p99(),
                result.bad());
    }

    private static double cpu(Peer peer) throws IOException {
        return peer.withChildren() ? ProcessCpu.seconds(peer.process()) : ProcessCpu.own(peer.process());
    }

    /** A conversation of so many bytes: instructions, some turns, and a question. */
    static String body(int bytes) {
        String head =
                "{\"model\":\"load\",\"temperature\":0.7,\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},";
        String last = "{\"role\":\"user\",\"content\":\"Where could I go rowing with my daughters on Sunday?\"}]}";
        StringBuilder body = new StringBuilder(head);
        int turn = 0;
        while (body.length() + last.length() < bytes) {
            String role = turn++ % 2 == 0 ? "user" : "assistant";
            int room = Math.min(400, bytes - body.length() - last.length());
            String text = "This is what was said before, at some length. ".repeat(10);
            body.append("{\"role\":\"%s\",\"content\":\"%s\"},"
                    .formatted(role, text.substring(0, Math.max(1, Math.min(text.length(), room - 40)))));
        }
        return body.append(last).toString();
    }
}
