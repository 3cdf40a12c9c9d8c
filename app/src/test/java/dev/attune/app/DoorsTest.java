package dev.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.Arguments.Wish;
import dev.attune.app.settings.SettingsReader;
import dev.attune.app.start.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold much and say little, at both ports of a whole running Attune. */
final class DoorsTest {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PATIENCE_MILLIS = 60_000;

    @TempDir
    Path data = Path.of("unset");

    @Test
    void aHeadThatDripsIsCutOffAtBothPorts() throws Exception {
        try (Attune attune = start(Map.of("ATTUNE_LIMITS_HEAD_SECONDS", "1"))) {
            try (Client proxy = new Client(Objects.requireNonNull(attune.proxyUrl()));
                    Client console = new Client(Objects.requireNonNull(attune.consoleUrl()))) {
                List<Client> both = List.of(proxy, console);
                for (Client dripping : both) {
                    dripping.send("GET /health/live HTTP/1.1\r\nHost: a\r\nX-Long: ");
                }
                for (Client dripping : both) {
                    assertThat(dripping.drip()).startsWith("HTTP/1.1 408 ").contains("too_slow", "limits.head-seconds");
                }
            }
        }
    }

    @Test
    void oneConnectionMoreThanTheConsoleTakesIsToldAndThoseWithinAreServed() throws Exception {
        try (Attune attune = start(Map.of("ATTUNE_LIMITS_CONNECTIONS", "2"))) {
            URI console = Objects.requireNonNull(attune.consoleUrl());
            try (Client one = new Client(console);
                    Client two = new Client(console)) {
                one.page("/sign-in");
                two.page("/sign-in");
                try (Client more = new Client(console)) {
                    assertThat(more.rest())
                            .startsWith("HTTP/1.1 503 ")
                            .contains("too_many_connections", "2 connections", "limits.connections");
                }
                one.page("/sign-in");
                two.page("/sign-in");
            }
            // As many may come to the proxy.
            assertThat(new Api(Objects.requireNonNull(attune.proxyUrl()), "").status("/health/live"))
                    .isEqualTo(200);
        }
    }

    private Attune start(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "ATTUNE_PROXY_PORT", "0",
                "ATTUNE_CONSOLE_PORT", "0",
                "ATTUNE_DATA_DIR", data.toString()));
        all.putAll(environment);
        return Attune.start(
                new Arguments(Role.ALL, true, null, Wish.RUN),
                new SettingsReader(all).read(null),
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new Opened());
    }

    /** Speaks HTTP byte by byte. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final StringBuilder read = new StringBuilder();

        Client(URI server) throws IOException {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** Asks for a page and has all of it. */
        void page(String path) throws IOException {
            read.setLength(0);
            send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
            while (read.indexOf("</html>") < 0) {
                assertThat(more()).as("more than %s", read).isTrue();
            }
            assertThat(read).startsWith("HTTP/1.1 200 ");
        }

        /** Sends a byte at a time until the server has had enough, and answers what it said. */
        String drip() throws IOException {
            try {
                while (socket.getInputStream().available() == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    send("x");
                }
            } catch (SocketException cutOff) {
                return rest();
            }
            return rest();
        }

        /** All there is until the server closes. */
        String rest() throws IOException {
            boolean more = true;
            while (more) {
                more = more();
            }
            return read.toString();
        }

        private boolean more() throws IOException {
            byte[] piece = new byte[8192];
            try {
                int length = socket.getInputStream().read(piece);
                read.append(new String(piece, 0, Math.max(0, length), StandardCharsets.UTF_8));
                return length >= 0;
            } catch (SocketException reset) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
