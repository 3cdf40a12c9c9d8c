package dev.attune.bench.load;

import dev.attune.bench.AttuneProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Prints what two proxies do against one, on one Redis, when both serve the same people and when each has its own, and one proxy on a
 * cluster of three masters against one: requests of 1 KB of a hundred people, personalized and learned from, and the CPU time of the proxies
 * and of Redis for each of them. Run from the top folder with {@code wrk}, {@code nginx}, {@code redis-server} and {@code redis-cli} installed.
 * Argument: seconds for each, 15.
 */
public final class SpreadBench {

    private static final int CONNECTIONS = 32;
    private static final int PEOPLE = 100;

    private SpreadBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        Path folder = Files.createTempDirectory("attune-spread");
        try (Peers peers = Peers.start(folder)) {
            int upstream = peers.upstream().address().getPort();
            System.out.println(
                    "| proxies | people | masters | requests a second | of one of one | CPU ms each, proxies | Redis | p99 ms |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            double one = measure(folder.resolve("a"), upstream, new Spread(1, false, 1), seconds, 0);
            measure(folder.resolve("b"), upstream, new Spread(2, false, 1), seconds, one);
            measure(folder.resolve("c"), upstream, new Spread(2, true, 1), seconds, one);
            measure(folder.resolve("d"), upstream, new Spread(1, false, 3), seconds, one);
        }
        System.exit(0);
    }

    private static double measure(Path folder, int upstream, Spread spread, int seconds, double one)
            throws IOException, InterruptedException {
        URI model = URI.create("http://127.0.0.1:" + upstream + "/v1");
        List<AttuneProcess> all = new ArrayList<>();
        try (RedisServers redis = RedisServers.start(folder.resolve("redis"), spread.masters)) {
            Map<String, String> settings = Map.of(
                    "ATTUNE_REDIS_URL",
                    redis.url(),
                    "ATTUNE_CONSOLE_PASSWORD",
                    "bench",
                    "ATTUNE_CONSOLE_SECRET",
                    "s".repeat(43));
            for (int proxy = 0; proxy < spread.proxies; proxy++) {
                all.add(AttuneProcess.start(folder.resolve("proxy-" + proxy), model, settings));
            }
            for (int person = 0; person < PEOPLE; person++) {
                LoadedPerson.teach(all.get(0).management(), "person-" + person);
            }
            load(all, spread, seconds);
            double own = own(all);
            double stores = redis.cpuSeconds();
            List<Wrk.Result> results = load(all, spread, seconds);
            long requests = results.stream().mapToLong(Wrk.Result::requests).sum();
            double each = requests / (double) seconds;
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %d | %.0f | %.2f | %.3f | %.3f | %.1f |%n",
                    spread.proxies,
                    spread.own ? "own" : "same",
                    spread.masters,
                    each,
                    one == 0 ? 1 : each / one,
                    (own(all) - own) * 1_000 / requests,
                    (redis.cpuSeconds() - stores) * 1_000 / requests,
                    results.stream().mapToDouble(Wrk.Result::p99).max().orElse(0));
            return each;
        } finally {
            all.forEach(AttuneProcess::close);
        }
    }

    /** All proxies at once, which share the connections. */
    private static List<Wrk.Result> load(List<AttuneProcess> all, Spread spread, int seconds) {
        List<CompletableFuture<Wrk.Result>> loads = new ArrayList<>();
        for (int proxy = 0; proxy < all.size(); proxy++) {
            AttuneProcess attune = all.get(proxy);
            int people = spread.own ? PEOPLE / all.size() : PEOPLE;
            int first = spread.own ? proxy * people : 0;
            Wrk.Load load = new Wrk.Load(CONNECTIONS / all.size(), seconds, people, first);
            loads.add(CompletableFuture.supplyAsync(() -> load(attune, load)));
        }
        return loads.stream().map(CompletableFuture::join).toList();
    }

    private static Wrk.Result load(AttuneProcess attune, Wrk.Load load) {
        try {
            return Wrk.run(
                    URI.create(attune.baseUrl() + "/chat/completions"),
                    Map.of("Content-Type", "application/json"),
                    LoadBench.body(1_024),
                    load);
        } catch (IOException | InterruptedException failure) {
            throw new CompletionException(failure);
        }
    }

    private static double own(List<AttuneProcess> all) throws IOException {
        double sum = 0;
        for (AttuneProcess attune : all) {
            sum += ProcessCpu.own(attune.handle());
        }
        return sum;
    }

    /** @param own whether each proxy has people of its own, as behind a balancer that goes by who asks */
    private record Spread(int proxies, boolean own, int masters) {}
}
