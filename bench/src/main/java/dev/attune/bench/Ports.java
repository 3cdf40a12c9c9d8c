package dev.attune.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Ports of the loopback address, for processes that are started to be measured. */
public final class Ports {

    private static final int TRIES = 200;
    private static final int MILLIS = 50;
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /** One that nobody listens on. */
    public static int free() throws IOException {
        return freeUpTo(HIGHEST);
    }

    /** The same, no higher than this. */
    public static int freeUpTo(int highest) throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                if (socket.getLocalPort() <= highest) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    /** Returns once somebody listens there, and fails after ten seconds. */
    public static void await(int port) throws IOException, InterruptedException {
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(MILLIS);
            }
        }
        throw new IOException("nobody listens on port " + port);
    }
}
