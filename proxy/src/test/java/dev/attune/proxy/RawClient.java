package dev.attune.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that speaks HTTP byte by byte. Bytes are shown as Latin-1. */
final class RawClient implements AutoCloseable {

    private static final int MOST_WAIT_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final StringBuilder read = new StringBuilder();

    RawClient(int port) throws IOException {
        this(port, 0);
    }

    /** @param receiveBytes size of the receive buffer; 0 for the usual one */
    RawClient(int port, int receiveBytes) throws IOException {
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(MOST_WAIT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    RawClient send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    /** Sends a request's line and headers. */
    RawClient head(String... lines) throws IOException {
        return send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    RawClient post(String path, String headers, String body) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        send("POST " + path + " HTTP/1.1\r\nHost: attune\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + length + "\r\n\r\n");
        out.write(body.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return this;
    }

    /** All that was read so far, up to and with the first {@code end}. */
    String readUntil(String end) throws IOException {
        while (read.indexOf(end) < 0) {
            if (!readMore()) {
                throw new AssertionError("closed before \"" + end + "\": " + read);
            }
        }
        return read.toString();
    }

    /** What was read and what has come since, without waiting for more. */
    String soFar() throws IOException {
        boolean more = true;
        while (more && in.available() > 0) {
            more = readMore();
        }
        return read.toString();
    }

    /** All there is until the server closes. */
    String readToEnd() throws IOException {
        boolean more = true;
        while (more) {
            more = readMore();
        }
        return read.toString();
    }

    /** Counts the bytes until those that came last are {@code end}, without keeping them. */
    long countToEnd(String end) throws IOException {
        long count = 0;
        String last = "";
        while (!last.endsWith(end)) {
            if (!readMore()) {
                throw new AssertionError("closed after " + count + " bytes");
            }
            count += read.length();
            last = last + read;
            last = last.substring(Math.max(0, last.length() - end.length()));
            read.setLength(0);
        }
        return count;
    }

    private boolean readMore() throws IOException {
        byte[] piece = new byte[8192];
        try {
            int length = in.read(piece);
            if (length < 0) {
                return false;
            }
            read.append(new String(piece, 0, length, StandardCharsets.ISO_8859_1));
            return true;
        } catch (SocketException reset) {
            return false;
        }
    }

    /** Leaves without a word. */
    void leave() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends no more, and goes on reading. */
    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
