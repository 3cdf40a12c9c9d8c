package dev.attune.profile;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real cluster on the loopback: three masters with a third of the slots each, and a replica of each. Debian's redis-server where there
 * is one, else the one that is embedded. Every method blocks the calling thread until the cluster has done it.
 */
public final class ClusterFixture implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<RedisFixture> nodes = new ArrayList<>();
    private final RedisClient client = RedisClient.create();

    private ClusterFixture() {}

    public static ClusterFixture open() {
        ClusterFixture cluster = new ClusterFixture();
        List<String> program = List.of(
                executable(),
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "1000",
                "--cluster-config-file",
                "nodes");
        for (int node = 0; node < 2 * MASTERS; node++) {
            cluster.nodes.add(RedisFixture.open(program));
        }
        cluster.form();
        return cluster;
    }

    /** Where clients find it. */
    public String url() {
        return nodes.stream()
                .map(node -> "127.0.0.1:" + node.port())
                .collect(Collectors.joining(",", "redis-cluster://", ""));
    }

    /** The master that has the slot of this key now. */
    public RedisFixture masterOf(String key) {
        String slot = ask(anyRunning(), commands -> Long.toString(commands.clusterKeyslot(key)));
        for (String line : view()) {
            String[] parts = line.split(" ", -1);
            boolean has =
                    Arrays.stream(parts, 8, parts.length).anyMatch(range -> contains(range, Long.parseLong(slot)));
            if (has) {
                int port = Integer.parseInt(parts[1].substring(parts[1].indexOf(':') + 1, parts[1].indexOf('@')));
                return nodes.stream()
                        .filter(node -> node.port() == port)
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new IllegalStateException("nobody has the slot of " + key);
    }

    /** Every master, in no order. */
    public List<RedisFixture> masters() {
        return nodes.stream()
                .filter(node -> isRunning(node)
                        && ask(node, commands -> commands.info("replication")).contains("role:master"))
                .toList();
    }

    /** Kills the master of this key and waits until its replica has taken its place. */
    public void failOver(String key) {
        RedisFixture dead = masterOf(key);
        dead.stop();
        Eventually.holds("a replica takes over", () -> masterOf(key) != dead && isWhole());
    }

    /** Moves the slot of this key, with what is in it, to another master. */
    public void move(String key) {
        RedisFixture from = masterOf(key);
        RedisFixture to =
                masters().stream().filter(node -> node != from).findFirst().orElseThrow();
        int slot = Math.toIntExact(Long.parseLong(ask(from, commands -> Long.toString(commands.clusterKeyslot(key)))));
        String source = id(from);
        String target = id(to);
        ask(to, commands -> commands.clusterSetSlotImporting(slot, source));
        ask(from, commands -> commands.clusterSetSlotMigrating(slot, target));
        ask(from, commands -> {
            for (List<String> keys = commands.clusterGetKeysInSlot(slot, 100);
                    !keys.isEmpty();
                    keys = commands.clusterGetKeysInSlot(slot, 100)) {
                keys.forEach(one -> commands.migrate("127.0.0.1", to.port(), one, 0, LIMIT.toMillis()));
            }
            return "";
        });
        for (RedisFixture master : masters()) {
            ask(master, commands -> commands.clusterSetSlotNode(slot, target));
        }
    }

    /** Every key there is. */
    public List<String> keys(String pattern) {
        return masters().stream()
                .flatMap(node -> ask(node, commands -> commands.keys(pattern)).stream())
                .toList();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        nodes.forEach(RedisFixture::close);
    }

    private void form() {
        for (int master = 0; master < MASTERS; master++) {
            int first = SLOTS * master / MASTERS;
            int last = SLOTS * (master + 1) / MASTERS;
            int[] slots = IntStream.range(first, last).toArray();
            ask(nodes.get(master), commands -> commands.clusterAddSlots(slots));
        }
        for (RedisFixture node : nodes) {
            ask(nodes.get(0), commands -> commands.clusterMeet("127.0.0.1", node.port()));
        }
        Eventually.holds(
                "all nodes know one another",
                () -> nodes.stream()
                        .allMatch(node ->
                                ask(node, RedisCommands::clusterNodes).lines().count() == nodes.size()));
        for (int replica = MASTERS; replica < nodes.size(); replica++) {
            String master = id(nodes.get(replica - MASTERS));
            ask(nodes.get(replica), commands -> commands.clusterReplicate(master));
        }
        Eventually.holds("the cluster is whole", this::isWhole);
        Eventually.holds(
                "replicas follow",
                () -> nodes.stream()
                        .skip(MASTERS)
                        .allMatch(node -> ask(node, commands -> commands.info("replication"))
                                .contains("master_link_status:up")));
    }

    private boolean isWhole() {
        return nodes.stream()
                .filter(this::isRunning)
                .allMatch(node -> ask(node, RedisCommands::clusterInfo).contains("cluster_state:ok"));
    }

    /** The nodes that are not given up, one a line, as Redis lists them. */
    private List<String> view() {
        return ask(anyRunning(), RedisCommands::clusterNodes)
                .lines()
                .filter(line -> !line.contains("fail"))
                .toList();
    }

    private static boolean contains(String range, long slot) {
        if (range.startsWith("[")) {
            return false;
        }
        int dash = range.indexOf('-');
        long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
        long last = Long.parseLong(dash < 0 ? range : range.substring(dash + 1));
        return slot >= first && slot <= last;
    }

    private String id(RedisFixture node) {
        return ask(node, RedisCommands::clusterMyId);
    }

    private RedisFixture anyRunning() {
        return nodes.stream().filter(this::isRunning).findFirst().orElseThrow();
    }

    private boolean isRunning(RedisFixture node) {
        try {
            return ask(node, RedisCommands::ping).equals("PONG");
        } catch (RedisException away) {
            return false;
        }
    }

    private <T> T ask(RedisFixture node, Function<RedisCommands<String, String>, T> question) {
        try (StatefulRedisConnection<String, String> connection = client.connect(RedisURI.create(node.url()))) {
            return question.apply(connection.sync());
        }
    }

    /** Debian's redis-server where there is one, else the one that is embedded. */
    static String executable() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> new File(folder, "redis-server"))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst()
                .orElseGet(RedisFixture::embedded);
    }
}
