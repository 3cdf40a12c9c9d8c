package dev.attune.profile;

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
    private final Thread hook = new Thread(this::kill, "redis-fixture-exit");
    private int port;
    private volatile @Nullable Process process;

    private RedisFixture(Path folder, boolean durable, List<String> program) {
        this.folder = folder;
        this.durable = durable;
        this.program = program;
    }

    /** A server that keeps nothing: it comes back empty from {@link #stop} and {@link #start}. */
    public static RedisFixture open() {
        return open(false, List.of(Executable.PATH));
    }

    /** A server that writes everything to a file first: it comes back with what it had. */
    public static RedisFixture openDurable() {
        return open(true, List.of(Executable.PATH));
    }

    /**
     * A server that keeps nothing.
     *
     * @param program the executable and what it is told ahead of its address, such as {@code --cluster-enabled yes}
     */
    static RedisFixture open(List<String> program) {
        return open(false, program);
    }

    /** The executable of the server that is embedded. */
    static String embedded() {
        return Executable.PATH;
    }

    private static RedisFixture open(boolean durable, List<String> program) {
        RedisFixture fixture = new RedisFixture(temporaryFolder(), durable, program);
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers = reader(socket.getInputStream());
            String answer = answers.readLine();
            if (!"+OK".equals(answer)) {
                throw new IllegalStateException("redis-server would not flush: " + answer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("redis-server is not running");
        }
        try {
            int result = new ProcessBuilder("kill", "-" + name, Long.toString(running.pid()))
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + result);
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
