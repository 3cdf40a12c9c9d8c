package dev.attune.app.redis;

import dev.attune.app.start.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of a first run: a real redis-server as a child process, on a free port of the loopback address, with a password, its
 * append-only file in the data folder.
 *
 * <p>One that dies is started again on the same port, so that the store's connections find it. One that outlived an earlier
 * Attune is ended first ({@link Orphan}). Starting and closing block; restarts run on the thread {@code attune-redis}.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final long RETRY_SECONDS = 1;

    private final DataLock lock;
    private final RedisFolder folder;
    private final Path program;
    private final String url;
    // What it is given once closing has begun is of no use any more.
    private final ExecutorService watcher = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            EmbeddedRedis::thread,
            new ThreadPoolExecutor.DiscardPolicy());
    private volatile RedisChild child;
    private volatile boolean closing;

    private EmbeddedRedis(DataLock lock, RedisFolder folder, Path program)
            throws StartFailure, IOException, InterruptedException {
        this.lock = lock;
        this.folder = folder;
        this.program = program;
        new Orphan(folder, program).end();
        RedisAddress address = RedisAddress.fresh();
        folder.configure(address);
        this.url = address.url();
        this.child = RedisChild.start(program, folder, this::restart);
    }

    /**
     * Starts it on a data folder, which is made if need be.
     *
     * @throws StartFailure when the platform has no redis-server, another Attune holds the folder, or the server will not run
     */
    public static EmbeddedRedis start(Path dataFolder) throws StartFailure, InterruptedException {
        RedisFolder folder = RedisFolder.in(dataFolder);
        try {
            DataLock lock = DataLock.take(folder);
            try {
                return new EmbeddedRedis(lock, folder, RedisBinary.unpack(folder.path()));
            } catch (StartFailure | IOException | InterruptedException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new StartFailure(
                    "the embedded Redis cannot use " + folder.path() + ": " + failure.getMessage(), failure);
        }
    }

    /** Where the store finds it, password included: not to be shown. */
    public String url() {
        return url;
    }

    /** Ends the server with everything on disk, and frees the data folder. */
    @Override
    public void close() throws IOException {
        closing = true;
        watcher.shutdownNow();
        try {
            watcher.awaitTermination(RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        child.end();
        lock.close();
    }

    private void restart() {
        if (!closing) {
            LOG.warn("redis-server ended, starting it again");
            watcher.execute(this::tryRestart);
        }
    }

    private void tryRestart() {
        try {
            child = RedisChild.start(program, folder, this::restart);
            LOG.info("redis-server is back");
        } catch (StartFailure | IOException failure) {
            LOG.error("redis-server does not start: {}", failure.getMessage());
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, watcher)
                    .execute(this::tryRestart);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "attune-redis");
        thread.setDaemon(true);
        return thread;
    }
}
