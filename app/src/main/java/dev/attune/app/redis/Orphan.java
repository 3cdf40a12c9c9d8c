package dev.attune.app.redis;

import dev.attune.app.start.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A redis-server that outlived the Attune which started it (killed, out of memory). It still holds the data folder, so it is asked
 * to end before another one starts there. It is not adopted: a process that is not our child could not be watched or reaped.
 *
 * <p>That it is ours is proved by its taking our password; failing that, by its process running our very program.
 */
final class Orphan {

    private static final long PATIENCE_SECONDS = 20;

    private final RedisFolder folder;
    private final Path program;

    Orphan(RedisFolder folder, Path program) {
        this.folder = folder;
        this.program = program;
    }

    /** Returns when none is left. */
    void end() throws StartFailure, IOException, InterruptedException {
        Optional<ProcessHandle> asked = folder.lastAddress().flatMap(Orphan::ask);
        if (asked.isPresent()) {
            await(asked.get());
        }
        Optional<ProcessHandle> left = running();
        if (left.isPresent()) {
            // Redis writes out what it has at SIGTERM just as at SHUTDOWN.
            left.get().destroy();
            await(left.get());
        }
    }

    private static Optional<ProcessHandle> ask(RedisAddress address) {
        try (RedisLink link = RedisLink.open(address)) {
            Optional<ProcessHandle> process = ProcessHandle.of(link.processId());
            link.shutDown();
            return process;
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> running() throws IOException {
        if (folder.lastProcess().isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(folder.lastProcess().getAsLong())
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.equals(program.toString()))
                        .isPresent());
    }

    private static void await(ProcessHandle process) throws StartFailure, InterruptedException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException failure) {
            throw new StartFailure(
                    "a redis-server of an earlier run does not end; end process " + process.pid() + " and start again",
                    failure);
        }
    }
}
