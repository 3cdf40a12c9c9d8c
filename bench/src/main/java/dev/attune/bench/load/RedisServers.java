package dev.attune.bench.load;

import dev.attune.bench.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One redis-server with an append-only file, or a cluster of several masters, on loopback. */
final class RedisServers implements AutoCloseable {

    private static final int HIGHEST_PORT = 55_000;

    private final List<Process> servers;
    private final String url;

    private RedisServers(List<Process> servers, String url) {
        this.servers = servers;
        this.url = url;
    }

    static RedisServers start(Path folder, int masters) throws IOException, InterruptedException {
        List<Process> servers = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        for (int master = 0; master < masters; master++) {
            // The bus of a cluster's node is 10,000 above it.
            int port = Ports.freeUpTo(HIGHEST_PORT);
            Path own = Files.createDirectories(folder.resolve(Integer.toString(port)));
            List<String> command = new ArrayList<>(List.of(
                    "redis-server",
                    "--port",
                    Integer.toString(port),
                    "--dir",
                    own.toString(),
                    "--appendonly",
                    "yes",
                    "--save",
                    ""));
            if (masters > 1) {
                command.addAll(List.of("--cluster-enabled", "yes"));
            }
            servers.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(own.resolve("log").toFile())
                    .start());
            Ports.await(port);
            nodes.add("127.0.0.1:" + port);
        }
        if (masters > 1) {
            join(nodes);
        }
        String scheme = masters > 1 ? "redis-cluster://" : "redis://";
        return new RedisServers(servers, scheme + String.join(",", nodes));
    }

    String url() {
        return url;
    }

    double cpuSeconds() throws IOException {
        double sum = 0;
        for (Process server : servers) {
            sum += ProcessCpu.own(server.toHandle());
        }
        return sum;
    }

    @Override
    public void close() {
        servers.forEach(Process::destroyForcibly);
    }

    private static void join(List<String> nodes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("redis-cli", "--cluster", "create"));
        command.addAll(nodes);
        command.add("--cluster-yes");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("redis-cli could not make a cluster of " + nodes);
        }
        // Nodes hear of each other a moment after they were told.
        TimeUnit.SECONDS.sleep(2);
    }
}
