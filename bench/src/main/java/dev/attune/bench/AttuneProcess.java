package dev.attune.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Attune as its users run it: {@code java -jar attune.jar}, on free ports and a data folder of its own. */
public final class AttuneProcess implements AutoCloseable {

    /** The management API's bearer token of every process started here. */
    public static final String ADMIN_TOKEN = "bench-admin-token";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final int proxyPort;
    private Process process;

    private AttuneProcess(Path folder, Map<String, String> environment, List<String> arguments, int proxyPort)
            throws IOException {
        this.folder = folder;
        this.environment = environment;
        this.arguments = arguments;
        this.proxyPort = proxyPort;
        this.process = launch();
    }

    /** Starts one in this folder, with this upstream, and waits until it is ready. */
    public static AttuneProcess start(Path folder, URI upstream, Map<String, String> more)
            throws IOException, InterruptedException {
        return start(folder, upstream, more, List.of());
    }

    /** The same, with words on its command line. */
    public static AttuneProcess start(Path folder, URI upstream, Map<String, String> more, List<String> arguments)
            throws IOException, InterruptedException {
        int proxyPort = Ports.free();
        Map<String, String> environment = new HashMap<>();
        environment.put("ATTUNE_PROXY_PORT", Integer.toString(proxyPort));
        environment.put("ATTUNE_CONSOLE_PORT", Integer.toString(Ports.free()));
        environment.put("ATTUNE_UPSTREAM_URL", upstream.toString());
        environment.put("ATTUNE_DATA_DIR", folder.resolve("data").toString());
        environment.put("ATTUNE_ADMIN_TOKEN", ADMIN_TOKEN);
        environment.putAll(more);
        AttuneProcess started = new AttuneProcess(folder, environment, arguments, proxyPort);
        try {
            started.awaitReady();
            return started;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            started.kill();
            throw failure;
        }
    }

    /** Where an OpenAI client points its base URL. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + proxyPort + "/v1");
    }

    /** Where the console is. */
    public URI consoleUrl() {
        return URI.create("http://127.0.0.1:" + environment.get("ATTUNE_CONSOLE_PORT"));
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Management management() {
        return new Management(URI.create("http://127.0.0.1:" + proxyPort + "/attune/v1"), ADMIN_TOKEN);
    }

    /** Kills the JVM as {@code kill -9} does: it gets no chance to do anything. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again on the same data folder and the same ports. */
    public void restart() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    /** Asks it to stop, as an operator does, and answers its exit code. */
    public int stop() {
        process.destroy();
        return process.onExit()
                .orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** The address of its embedded Redis, with the password that its own configuration holds. */
    public URI redisUrl() throws IOException {
        String configuration = Files.readString(data().resolve("redis").resolve("redis.conf"));
        return URI.create(
                "redis://:" + setting("requirepass", configuration) + "@127.0.0.1:" + setting("port", configuration));
    }

    /** The folder in which it keeps what it knows. */
    public Path data() {
        return folder.resolve("data");
    }

    public Path log() {
        return folder.resolve("attune.log");
    }

    /** The jar that the build made; a {@code attune.jar} system property names another one. */
    static Path jar() {
        Path jar = Path.of(System.getProperty("attune.jar", "../app/target/attune.jar"));
        Path fromRoot = Path.of("app/target/attune.jar");
        return Files.exists(jar) ? jar : fromRoot;
    }

    private Process launch() throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(jar().toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(limit)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("stopped at its start, see " + log());
            }
            if (management().isReady()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("not ready within " + START_LIMIT + ", see " + log());
    }

    private static String setting(String name, String configuration) {
        String prefix = name + ' ';
        return configuration
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow();
    }
}
