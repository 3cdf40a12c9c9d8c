package dev.attune.console;

import dev.attune.console.access.Password;
import dev.attune.console.access.SigningSecret;
import dev.attune.console.overview.RequestCounts;
import dev.attune.profile.Profiles;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Arrays;

/** A console on a free port. */
final class Running implements AutoCloseable {

    static final String PLAIN = "correct horse battery staple";
    static final Password PASSWORD = Password.hash(PLAIN.toCharArray());

    private final Vertx vertx = Vertx.vertx();
    private final ConsoleServer server;

    Running(Profiles profiles) {
        this(profiles, settings((byte) 7, false));
    }

    Running(Profiles profiles, RequestCounts requests) {
        server = ConsoleServer.start(vertx, profiles, settings((byte) 7, false), requests)
                .await();
    }

    Running(Profiles profiles, ConsoleSettings settings) {
        server = ConsoleServer.start(vertx, profiles, settings).await();
    }

    static ConsoleSettings settings(byte secret, boolean secure) {
        byte[] bytes = new byte[SigningSecret.FEWEST_BYTES];
        Arrays.fill(bytes, secret);
        return new ConsoleSettings(
                "127.0.0.1", 0, PASSWORD, SigningSecret.of(bytes), secure, URI.create("http://127.0.0.1:8080/v1"));
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    ConsoleServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close().await();
        vertx.close().await();
    }
}
