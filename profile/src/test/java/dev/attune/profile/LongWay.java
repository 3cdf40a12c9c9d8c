package dev.attune.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a server on this machine that can be made long and cut. What the server answers arrives as much later as the way is long, however
 * much of it is under way. Every connection has threads of its own, which end with it.
 */
public final class LongWay implements AutoCloseable {

    private static final int PIECE_BYTES = 1 << 16;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long delayNanos;

    private LongWay(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** A short one to this port, at first. */
    public static LongWay to(int port) {
        try {
            LongWay way = new LongWay(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), port);
            start("long-way-door", way::accept);
            return way;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Where clients of a Redis find it by this way. */
    public String redisUrl() {
        return "redis://127.0.0.1:" + port();
    }

    /** So much later answers arrive from now on. */
    public void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    /** Ends every connection there is; new ones can be made. */
    public void cut() {
        open.forEach(LongWay::end);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        cut();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            open.add(client);
            try {
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(server);
                start("long-way-there", () -> there(client, server));
                back(client, server);
            } catch (IOException nobodyThere) {
                end(client);
            }
        }
    }

    private void there(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            client.getInputStream().transferTo(server.getOutputStream());
        } finally {
            open.remove(client);
            open.remove(server);
        }
    }

    private void back(Socket client, Socket server) {
        BlockingQueue<Piece> underWay = new LinkedBlockingQueue<>();
        start("long-way-back", () -> {
            InputStream answers = server.getInputStream();
            byte[] piece = new byte[PIECE_BYTES];
            try {
                for (int length = answers.read(piece); length >= 0; length = answers.read(piece)) {
                    underWay.add(new Piece(Arrays.copyOf(piece, length), System.nanoTime() + delayNanos));
                }
            } finally {
                underWay.add(Piece.END);
            }
        });
        start("long-way-arriving", () -> {
            try (client;
                    server) {
                OutputStream arriving = client.getOutputStream();
                for (Piece piece = underWay.take(); piece != Piece.END; piece = underWay.take()) {
                    for (long left = piece.due - System.nanoTime(); left > 0; left = piece.due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    arriving.write(piece.bytes);
                }
            }
        });
    }

    private static void end(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is what was wanted.
        }
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // The connection is gone, and its thread with it.
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What a thread here does until its connection ends. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Bytes under way, due by {@link System#nanoTime}. */
    private static final class Piece {

        static final Piece END = new Piece(new byte[0], 0);

        final byte[] bytes;
        final long due;

        Piece(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }
    }
}
