package dev.attune.bench.compat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An upstream on bare sockets, so that it can misbehave in every way: each request names its run, and the run's play answers it. A thread
 * for each connection.
 */
final class ScenarioUpstream implements AutoCloseable {

    /** What every client sends with each request of a run. */
    static final String RUN_HEADER = "x-run";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final Function<String, Play> plays;

    private ScenarioUpstream(ServerSocket server, Function<String, Play> plays) {
        this.server = server;
        this.plays = plays;
    }

    /** @param plays by the run's name */
    static ScenarioUpstream start(Function<String, Play> plays) throws IOException {
        ScenarioUpstream upstream =
                new ScenarioUpstream(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()), plays);
        upstream.threads.execute(upstream::accept);
        return upstream;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** The requests of a run, in the order of their arrival. */
    List<Received> received(String run) {
        List<Received> requests = received.getOrDefault(run, List.of());
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Whether the other end closed the connection before the run's answer was complete. */
    boolean wasLeft(String run) {
        return left.contains(run);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (!socket.isClosed()) {
                play(socket, read(in));
            }
        } catch (IOException over) {
            // The other end is done with the connection; what it did in the middle of an answer is noted.
        } finally {
            open.remove(socket);
        }
    }

    private void play(Socket socket, Received request) throws IOException {
        String run = request.header(RUN_HEADER).orElseThrow();
        List<Received> requests = received.computeIfAbsent(run, first -> new ArrayList<>());
        int attempt;
        synchronized (requests) {
            requests.add(request);
            attempt = requests.size();
        }
        Exchange exchange = new Exchange(socket, request, attempt);
        try {
            plays.apply(run).on(exchange);
        } catch (IOException broken) {
            left.add(run);
            throw broken;
        }
    }

    private static Received read(InputStream in) throws IOException {
        String[] words = line(in).split(" ", 3);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            headers.add(Map.entry(name, value));
            length = name.equalsIgnoreCase("content-length") ? Integer.parseInt(value) : length;
            chunked |= name.equalsIgnoreCase("transfer-encoding");
        }
        byte[] body = chunked ? chunks(in) : in.readNBytes(length);
        return new Received(words[0], words[1], headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
