package dev.attune.bench.load;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints how long the first byte of a streamed answer takes through nginx and through Attune, both in front of the same upstream, which
 * speaks at once.
 *
 * <p>Arguments: seconds to warm up each of them, and rounds of two seconds for each; 20 and 15 when absent. The peers take turns, round by
 * round, so that what else happens on the machine meets all of them. Run from the top folder; wants {@code nginx}.
 */
public final class FirstByte {

    private static final int CONNECTIONS = 16;
    private static final int KILOBYTES = 1;
    private static final long ROUND_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 10;

    private FirstByte() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long warmUp = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        Vertx vertx = Vertx.vertx();
        SseUpstream upstream = SseUpstream.start(vertx);
        try (Peers peers = Peers.before(Files.createTempDirectory("attune-first-byte"), upstream.port());
                StreamLoad load = new StreamLoad(vertx, LoadBench.body(KILOBYTES * 1_024), CONNECTIONS)) {
            List<Peer> all = new ArrayList<>(List.of(peers.upstream(), peers.nginx()));
            all.addAll(peers.attune());
            // Without pauses there are more requests, and compilers done sooner.
            all.forEach(peer -> load.run(peer, 0, warmUp * 1_000));
            Map<String, List<StreamLoad.Begun>> firstBytes = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Peer peer : all) {
                    firstBytes
                            .computeIfAbsent(peer.name(), first -> new ArrayList<>())
                            .addAll(load.run(peer, PAUSE_MILLIS, ROUND_MILLIS));
                }
            }
            print(firstBytes);
        } finally {
            vertx.close().await();
        }
    }

    private static void print(Map<String, List<StreamLoad.Begun>> firstBytes) {
        System.out.println("| first byte through | streams | personalized | p50 ms | p90 ms | p99 ms |");
        System.out.println("|---|---|---|---|---|---|");
        firstBytes.forEach((name, answers) -> {
            List<Double> sorted =
                    answers.stream().map(StreamLoad.Begun::millis).sorted().toList();
            long personalized =
                    answers.stream().filter(StreamLoad.Begun::personalized).count();
            System.out.printf(
                    "| %s | %d | %d | %.2f | %.2f | %.2f |%n",
                    name, sorted.size(), personalized, at(.5, sorted), at(.9, sorted), at(.99, sorted));
        });
    }

    private static double at(double share, List<Double> sorted) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }
}
