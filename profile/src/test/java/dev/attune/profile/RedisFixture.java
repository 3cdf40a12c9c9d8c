package dev.attune.profile;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A real redis-server on a free port of the loopback, which tests can take away and give back. Every method blocks the calling
 * thread until the server has done it.
 */
public final class RedisFixture implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final int ANSWER_MILLIS = 10_000;

    /** Nodes of a cluster speak to one another on a port 10,000 above their own. */
    private static final int LAST_PORT = 55_000;

    private final Path folder;
    private final boolean durable;
    private final List<String> program;
    private final List<String> options;
    private final Thread hook = new Thread(this::kill, "redis-fixture-exit");
    private int port;
    private volatile @Nullable Process process;

    private RedisFixture(Path folder, boolean durable, List<String> program, List<String> options) {
        this.folder = folder;
        this.durable = durable;
        this.program = program;
        this.options = options;
    }

    /** A server that keeps nothing: it comes back empty from {@link #stop} and {@link #start}. */
    public static RedisFixture open() {
        return open(false, List.of(Executable.PATH), List.of());
    }

    /** A server that writes everything to a file first: it comes back with what it had. */
    public static RedisFixture openDurable() {
        return open(true, List.of(Executable.PATH), List.of());
    }

    /**
     * The same, run as the embedded one is: its file is synced every second, and takes no more than {@link #fillDisk} leaves.
     *
     * @param options what it is told besides, such as {@code --maxmemory 10mb}
     */
    public static RedisFixture openAsEmbedded(String... options) {
        List<String> all = new ArrayList<>(List.of("--appendfsync", "everysec"));
        all.addAll(List.of(options));
        // A server that is told by a signal that its file may not grow would die of it; on a full disk it is told by an
        // error.
        return open(true, List.of("sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh", Executable.PATH), all);
    }

    /**
     * A server that keeps nothing.
     *
     * @param program the executable and what it is told ahead of its address, such as {@code --cluster-enabled yes}
     */
    static RedisFixture open(List<String> program) {
        return open(false, program, List.of());
    }

    /** The same with options behind its address. */
    static RedisFixture open(List<String> program, List<String> options) {
        return open(false, program, options);
    }

    /** The executable of the server that is embedded. */
    static String embedded() {
        return Executable.PATH;
    }

    private static RedisFixture open(boolean durable, List<String> program, List<String> options) {
        RedisFixture fixture = new RedisFixture(temporaryFolder(), durable, program, options);
        Runtime.getRuntime().addShutdownHook(fixture.hook);
        for (int attempt = 1; ; attempt++) {
            fixture.port = freePort();
            if (fixture.port > LAST_PORT) {
                continue;
            }
            try {
                fixture.start();
                return fixture;
            } catch (IllegalStateException taken) {
                // Between choosing the port and binding it somebody else may have taken it.
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /** Where clients find it. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** How many keys there are whose name fits a pattern, in which {@code *} stands for anything. */
    public int keys(String pattern) {
        RedisClient client = RedisClient.create(url());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().keys(pattern).size();
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    /** Everything under the keys whose name fits a pattern: each name, and all that it holds, as text. */
    public String contents(String pattern) {
        RedisClient client = RedisClient.create(url());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            var redis = connection.sync();
            StringBuilder all = new StringBuilder();
            for (String key : redis.keys(pattern).stream().sorted().toList()) {
                all.append(key).append('=');
                switch (redis.type(key)) {
                    case "hash" -> all.append(new TreeMap<>(redis.hgetall(key)));
                    case "stream" -> all.append(redis.xrange(key, Range.unbounded()));
                    case "zset" -> all.append(redis.zrangeWithScores(key, 0, -1));
                    case "string" -> all.append(redis.get(key));
                    default -> throw new IllegalStateException(key + " is of a type that nobody expects");
                }
                all.append('\n');
            }
            return all.toString();
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    /** Where the server keeps its file. */
    public Path folder() {
        return folder;
    }

    /** Starts the server again after {@link #stop}, on the same port. Does nothing while it runs. */
    public void start() {
        if (process != null) {
            return;
        }
        try {
            Process started =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            process = started;
            awaitReady(started);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the server as a crash of its machine would, without a word to its clients. */
    public void stop() {
        kill();
        process = null;
    }

    /** Leaves the connections open and answers nothing until {@link #resume}. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** Removes every key. */
    public void flush() {
        tell("FLUSHALL");
    }

    /** Tells the server something that it answers with OK, such as {@code CONFIG SET maxmemory 10mb}. */
    public void tell(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers = reader(socket.getInputStream());
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith("+OK")) {
                throw new IllegalStateException("redis-server would not " + command + ": " + answer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets no file of the server become longer than it is, as a full disk does. Only for one that runs as the embedded one does. */
    public void fillDisk() {
        prlimit("--fsize=" + longestFile() + ":unlimited");
    }

    public void freeDisk() {
        prlimit("--fsize=unlimited:unlimited");
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(hook);
        try (Stream<Path> left = Files.walk(folder)) {
            left.map(Path::toFile).sorted(Comparator.reverseOrder()).forEach(File::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                durable ? "yes" : "no",
                "--appendfsync",
                "always"));
        command.addAll(options);
        return command;
    }

    private static void awaitReady(Process started) throws IOException {
        BufferedReader output = reader(started.getInputStream());
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Ready to accept connections")) {
                drain(output);
                return;
            }
        }
        throw new IllegalStateException("redis-server did not start:\n" + said);
    }

    /** A server whose output nobody reads would block once the pipe is full. */
    private static void drain(BufferedReader output) {
        Thread drain = new Thread(
                () -> {
                    try {
                        output.transferTo(Writer.nullWriter());
                    } catch (IOException ended) {
                        // The process is gone, and its output with it.
                    }
                },
                "redis-fixture-output");
        drain.setDaemon(true);
        drain.start();
    }

    private void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        try {
            if (!running.waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("redis-server does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        run("kill", "-" + name, Long.toString(pid()));
    }

    private void prlimit(String limit) {
        run("prlimit", "--pid", Long.toString(pid()), limit);
    }

    private long longestFile() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("redis-server is not running");
        }
        return running.pid();
    }

    private static void run(String... command) {
        try {
            int result = new ProcessBuilder(command).start().waitFor();
            if (result != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + result);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("attune-redis");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BufferedReader reader(InputStream bytes) {
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    /** The server that comes in embedded-redis, unpacked once for each virtual machine. */
    private static final class Executable {

        static final String PATH = unpack();

        private static String unpack() {
            try {
                return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
