package dev.attune.app.redis;

import dev.attune.app.start.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the redis-server. A daemon thread of its own reads what the server prints: that tells when it is ready, and keeps
 * its pipe from filling up.
 */
final class RedisChild {

    private static final Logger LOG = LoggerFactory.getLogger(RedisChild.class);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final String READY = "Ready to accept connections";
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final Runnable ended;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile String lastLine = "it printed nothing";

    private RedisChild(Process process, Runnable ended) {
        this.process = process;
        this.ended = ended;
    }

    /**
     * Starts the server and returns when it takes connections, however long its append-only file takes to load.
     *
     * @param ended called when the server, once ready, has ended for whatever reason
     */
    static RedisChild start(Path program, RedisFolder folder, Runnable ended)
            throws StartFailure, IOException, InterruptedException {
        RedisChild child = new RedisChild(
                new ProcessBuilder(command(program, folder))
                        .directory(folder.path().toFile())
                        .redirectErrorStream(true)
                        .start(),
                ended);
        child.process.getOutputStream().close();
        Thread reader = new Thread(child::read, "attune-redis-output");
        reader.setDaemon(true);
        reader.start();
        try {
            child.ready.get();
            return child;
        } catch (ExecutionException endedFirst) {
            throw RedisBinary.doesNotRun(child.lastLine);
        } catch (InterruptedException closed) {
            child.process.destroy();
            throw closed;
        }
    }

    /** Asks the server to write out what it has and to end, and waits for that; kills it when it does not. */
    void end() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("redis-server does not end, killing it");
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    // A Ctrl-C in the terminal goes to every process of its group. The server leaves the group, so that it is still
    // there while
    // Attune drains.
    private static List<String> command(Path program, RedisFolder folder) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(program.toString());
        command.add(folder.configuration().toString());
        return command;
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException ended) {
            LOG.debug("redis-server closed its output");
        }
        if (!ready.completeExceptionally(new IOException("redis-server ended"))) {
            ended.run();
        }
    }

    private void take(String line) {
        LOG.debug("redis-server: {}", line);
        if (!line.isBlank()) {
            lastLine = line.strip();
        }
        if (line.contains(READY)) {
            ready.complete(null);
        }
    }
}
