package dev.attune.app.redis;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A few words with a redis-server on this machine, to look after its process: blocking, one command at a time, RESP 2 inline
 * commands (Redis protocol specification). Data goes through the store's client, never through this.
 */
final class RedisLink implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_LINE_BYTES = 1 << 12;
    private static final int MOST_BULK_BYTES = 1 << 20;

    private final Socket socket;
    private final InputStream input;

    private RedisLink(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects and logs in; fails when nobody listens or somebody else's server does. */
    static RedisLink open(RedisAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()), PATIENCE_MILLIS);
            RedisLink link = new RedisLink(socket);
            link.call("AUTH " + address.password());
            return link;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /** The answer to a command. */
    String call(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String head = line();
        if (head.startsWith("$")) {
            return bulk(head);
        }
        if (head.startsWith("+") || head.startsWith(":")) {
            return head.substring(1);
        }
        throw new IOException("redis-server refused a command");
    }

    /** The id of the server's process, by its own word. */
    long processId() throws IOException {
        return call("INFO server")
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .map(line -> Long.valueOf(line.substring("process_id:".length()).strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("redis-server does not tell its process id"));
    }

    /** Tells the server to write out what it has and to end. That it hangs up is its way to agree. */
    void shutDown() throws IOException {
        try {
            call("SHUTDOWN");
        } catch (EOFException agreed) {
            return;
        }
        throw new IOException("redis-server did not shut down");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String bulk(String head) throws IOException {
        int length = Integer.parseInt(head.substring(1));
        if (length < 0 || length > MOST_BULK_BYTES) {
            throw new IOException("redis-server sent an answer of " + length + " bytes");
        }
        String text = new String(input.readNBytes(length), StandardCharsets.UTF_8);
        line();
        return text;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("redis-server hung up");
            }
            if (line.length() == MOST_LINE_BYTES) {
                throw new IOException("this is no redis-server");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
