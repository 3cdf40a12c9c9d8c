package dev.attune.bench.load;

import dev.attune.bench.AttuneProcess;
import dev.attune.bench.console.Town;
import dev.attune.profile.model.Person;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Prints what a personalized request of 1 KB costs, in CPU time of Attune's process and of its Redis, by how much is known of who asks, and by
 * how many people there are: with the profile at hand, and for people who were not there before since the start.
 *
 * <p>Arguments: people, 1,000,000 when absent, and seconds for each measurement, 8. Run from the top folder, with {@code wrk} and {@code nginx}
 * installed.
 */
public final class ScaleBench {

    private static final List<Integer> MEMORIES = List.of(0, 10, 100, 1_000, 10_000);
    private static final int FEW = 1_000;
    private static final int COLD = 2_000;
    private static final int CONNECTIONS = 16;
    private static final double IDLE = .05;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json", "Attune-Mode", "apply");

    private final int upstream;
    private final Path folder;
    private final int seconds;

    private ScaleBench(int upstream, Path folder, int seconds) {
        this.upstream = upstream;
        this.folder = folder;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        Path folder = Files.createTempDirectory("attune-scale");
        try (Peers peers = Peers.start(folder)) {
            ScaleBench bench = new ScaleBench(peers.upstream().address().getPort(), folder, seconds);
            bench.byMemories();
            bench.byPeople(people);
        }
        System.exit(0);
    }

    private void byMemories() throws IOException, InterruptedException {
        try (AttuneProcess attune = attune("memories")) {
            try (RedisStore store = store(attune)) {
                for (int memories : MEMORIES) {
                    new Town(store)
                            .write(known(memories), memories)
                            .toCompletableFuture()
                            .join();
                }
            }
            System.out.println(
                    "| memories | first answer ms | requests | ms of CPU each, own | Redis | p50 ms | p99 ms |");
            System.out.println("|---|---|---|---|---|---|---|");
            URI address = URI.create(attune.baseUrl() + "/chat/completions");
            String body = LoadBench.body(1_024);
            load(attune, address, body, known(10), 2 * seconds);
            for (int memories : MEMORIES) {
                long began = System.nanoTime();
                ask(address, body, known(memories).id());
                double first = (System.nanoTime() - began) / 1e6;
                awaitIdle(attune);
                load(attune, address, body, known(memories), 2);
                Used used = load(attune, address, body, known(memories), seconds);
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %.1f | %d | %.3f | %.3f | %.2f | %.2f |%n",
                        memories,
                        first,
                        used.result().requests(),
                        used.own() * 1_000 / used.result().requests(),
                        used.redis() * 1_000 / used.result().requests(),
                        used.result().p50(),
                        used.result().p99());
            }
        }
    }

    private void byPeople(int people) throws IOException, InterruptedException {
        System.out.println(
                "| people | cold requests | ms of CPU each, own | Redis | p50 ms | p99 ms | bytes of Redis for each person |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int count : List.of(FEW, people, FEW)) {
            cold(count);
        }
    }

    /** Requests of people whom the process has not seen, spread over all; another lot of people warms it up. */
    private void cold(int people) throws IOException, InterruptedException {
        try (AttuneProcess attune = attune("people-" + people + "-" + System.nanoTime())) {
            try (RedisStore store = store(attune)) {
                Town town = new Town(store);
                for (int number = 0; number < 3 * COLD; number++) {
                    town.write(new Person(Person.DEFAULT_TENANT, "warm-" + number), 1 + number % 4)
                            .toCompletableFuture()
                            .join();
                }
                town.fill(people);
            }
            String body = LoadBench.body(1_024);
            URI address = URI.create(attune.baseUrl() + "/chat/completions");
            List<String> all = new ArrayList<>();
            int lot = Math.min(people, COLD);
            for (int place = 0; place < lot; place++) {
                all.add(Town.person((int) ((long) place * people / lot)).id());
            }
            List<String> warm = new ArrayList<>();
            for (int number = 0; number < 3 * COLD; number++) {
                warm.add("warm-" + number);
            }
            // What their memories mean is made once, and kept: the first time that somebody is asked of, or when it was
            // learned.
            askAll(address, body, warm);
            askAll(address, body, all);
            awaitIdle(attune);
            attune.stop();
            attune.restart();
            askAll(address, body, warm);
            awaitIdle(attune);
            double own = ProcessCpu.own(attune.handle());
            double both = ProcessCpu.seconds(attune.handle());
            double[] millis = askAll(address, body, all);
            double ownUsed = ProcessCpu.own(attune.handle()) - own;
            double redisUsed = ProcessCpu.seconds(attune.handle()) - both - ownUsed;
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %.3f | %.3f | %.2f | %.2f | %d |%n",
                    people,
                    lot,
                    ownUsed * 1_000 / lot,
                    redisUsed * 1_000 / lot,
                    millis[lot / 2],
                    millis[lot * 99 / 100],
                    bytes(attune) / (people + 3 * COLD));
        }
    }

    private static long bytes(AttuneProcess attune) throws IOException {
        try (RedisProbe redis = RedisProbe.open(attune.redisUrl())) {
            return redis.usedBytes();
        }
    }

    /** So many at once as there are connections in the other tables. */
    private static double[] askAll(URI address, String body, List<String> people) throws InterruptedException {
        Semaphore room = new Semaphore(CONNECTIONS);
        double[] millis = new double[people.size()];
        HttpClient http = HttpClient.newHttpClient();
        for (int place = 0; place < millis.length; place++) {
            room.acquire();
            int own = place;
            long began = System.nanoTime();
            var unused = http.sendAsync(
                            request(address, body, people.get(place)), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> {
                        millis[own] = (System.nanoTime() - began) / 1e6;
                        room.release();
                    });
        }
        room.acquire(CONNECTIONS);
        return millis;
    }

    private static void ask(URI address, String body, String person) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(request(address, body, person), HttpResponse.BodyHandlers.discarding());
    }

    private static HttpRequest request(URI address, String body, String person) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Attune-Mode", "apply")
                .header("Attune-User", person)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static Used load(AttuneProcess attune, URI address, String body, Person person, int seconds)
            throws IOException, InterruptedException {
        Map<String, String> headers = new TreeMap<>(JSON);
        headers.put("Attune-User", person.id());
        double own = ProcessCpu.own(attune.handle());
        double both = ProcessCpu.seconds(attune.handle());
        Wrk.Result result = Wrk.run(address, headers, body, new Wrk.Load(CONNECTIONS, seconds));
        double ownUsed = ProcessCpu.own(attune.handle()) - own;
        return new Used(result, ownUsed, ProcessCpu.seconds(attune.handle()) - both - ownUsed);
    }

    /** Vectors of long lists are made in the background. */
    private static void awaitIdle(AttuneProcess attune) throws IOException, InterruptedException {
        double before = ProcessCpu.own(attune.handle());
        while (true) {
            TimeUnit.SECONDS.sleep(2);
            double now = ProcessCpu.own(attune.handle());
            if (now - before < 2 * IDLE) {
                return;
            }
            before = now;
        }
    }

    private AttuneProcess attune(String name) throws IOException, InterruptedException {
        return AttuneProcess.start(folder.resolve(name), URI.create("http://127.0.0.1:" + upstream + "/v1"), Map.of());
    }

    private static RedisStore store(AttuneProcess attune) throws IOException {
        return RedisStore.open(
                StoreSettings.of(attune.redisUrl().toString(), Town.DEFAULTS).withTimeout(Duration.ofSeconds(30)));
    }

    private static Person known(int memories) {
        return new Person(Person.DEFAULT_TENANT, "knows-" + memories);
    }

    /** @param own seconds of CPU of Attune's process; {@code redis} those of its Redis */
    private record Used(Wrk.Result result, double own, double redis) {}
}
