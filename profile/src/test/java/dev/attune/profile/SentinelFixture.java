package dev.attune.profile;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real master with two replicas, and three sentinels that watch over it. Every method blocks until it is done. */
public final class SentinelFixture implements AutoCloseable {

    private static final String NAME = "attune-master";
    private static final int SENTINELS = 3;
    private static final int REPLICAS = 2;
    private static final int END_SECONDS = 10;

    private final List<RedisFixture> nodes = new ArrayList<>();
    private final List<Process> sentinels = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final RedisClient client = RedisClient.create();

    private SentinelFixture() {}

    public static SentinelFixture open() {
        SentinelFixture fixture = new SentinelFixture();
        try {
            fixture.start();
            return fixture;
        } catch (IOException failure) {
            fixture.close();
            throw new UncheckedIOException(failure);
        }
    }

    /** Where clients find it. */
    public String url() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",", "redis-sentinel://", ""))
                + "/0#" + NAME;
    }

    /** The node that the sentinels take for the master. */
    public RedisFixture master() {
        int port = Eventually.get(() -> masterPort(ports.get(0)));
        return nodes.stream().filter(node -> node.port() == port).findFirst().orElseThrow();
    }

    /** Waits until both replicas have everything that the master has. */
    public void awaitReplicas() {
        try (StatefulRedisConnection<String, String> connection = client.connect(RedisURI.create(master().url()))) {
            connection.setTimeout(Duration.ofSeconds(END_SECONDS));
            Eventually.holds(
                    "replicas have it all", () -> connection.sync().waitForReplication(REPLICAS, 1_000) >= REPLICAS);
        }
    }

    /** Kills the master and waits until the sentinels have made another of a replica. */
    public RedisFixture failOver() {
        RedisFixture dead = master();
        dead.stop();
        Eventually.holds("another is master", () -> ports.stream().allMatch(port -> masterPort(port) != dead.port()));
        return dead;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        for (Process sentinel : sentinels) {
            sentinel.destroyForcibly();
            try {
                sentinel.waitFor(END_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        nodes.forEach(RedisFixture::close);
    }

    private void start() throws IOException {
        String server = ClusterFixture.executable();
        RedisFixture master = RedisFixture.open(List.of(server));
        nodes.add(master);
        for (int replica = 0; replica < REPLICAS; replica++) {
            nodes.add(RedisFixture.open(
                    List.of(server),
                    List.of("--replicaof", "127.0.0.1 " + master.port(), "--repl-diskless-sync-delay", "0")));
        }
        for (int sentinel = 0; sentinel < SENTINELS; sentinel++) {
            int port = freePort();
            Path file = Files.writeString(
                    master.folder().resolve("sentinel-" + sentinel + ".conf"),
                    String.join(
                            "\n",
                            "bind 127.0.0.1",
                            "port " + port,
                            "sentinel monitor " + NAME + " 127.0.0.1 " + master.port() + " 2",
                            "sentinel down-after-milliseconds " + NAME + " 1000",
                            "sentinel failover-timeout " + NAME + " 4000",
                            ""));
            sentinels.add(new ProcessBuilder(server, file.toString(), "--sentinel")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
            ports.add(port);
        }
        Eventually.holds("sentinels know all", () -> ports.stream().allMatch(this::knowsAll));
        awaitReplicas();
    }

    private boolean knowsAll(int port) {
        try (StatefulRedisSentinelConnection<String, String> sentinel = sentinel(port)) {
            var master = sentinel.sync().master(NAME);
            return String.valueOf(REPLICAS).equals(master.get("num-slaves"))
                    && String.valueOf(SENTINELS - 1).equals(master.get("num-other-sentinels"));
        } catch (RedisException notYet) {
            return false;
        }
    }

    private int masterPort(int port) {
        try (StatefulRedisSentinelConnection<String, String> sentinel = sentinel(port)) {
            String[] address =
                    sentinel.sync().getMasterAddrByName(NAME).toString().split(":", -1);
            return Integer.parseInt(address[address.length - 1]);
        }
    }

    private StatefulRedisSentinelConnection<String, String> sentinel(int port) {
        return client.connectSentinel(RedisURI.create("127.0.0.1", port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
