package dev.attune.console;

import dev.attune.console.access.Password;
import dev.attune.console.access.ProviderSettings;
import dev.attune.console.access.Role;
import dev.attune.console.access.SigningSecret;
import dev.attune.console.access.User;
import dev.attune.console.access.Users;
import dev.attune.console.overview.RequestCounts;
import dev.attune.console.own.OwnSettings;
import dev.attune.profile.Profiles;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A console on a free port. */
final class Running implements AutoCloseable {

    static final String PLAIN = "correct horse battery staple";
    static final Password PASSWORD = Password.hash(PLAIN.toCharArray());
    static final int MOST_FILE_BYTES = 300_000;
    static final User VERA = new User("vera", Role.VIEWER, PASSWORD);
    static final User EDI = new User("edi", Role.EDITOR, PASSWORD);

    private final Vertx vertx = Vertx.vertx();
    private final ConsoleServer server;

    Running(Profiles profiles) {
        this(profiles, settings((byte) 7, false));
    }

    Running(Profiles profiles, RequestCounts requests) {
        server = ConsoleServer.start(vertx, profiles, settings((byte) 7, false), requests, connection -> {})
                .await();
    }

    Running(Profiles profiles, ConsoleSettings settings) {
        server = ConsoleServer.start(vertx, profiles, settings).await();
    }

    static ConsoleSettings settings(byte secret, boolean secure) {
        return settings(secret, secure, List.of());
    }

    static ConsoleSettings settings(byte secret, boolean secure, List<String> frameAncestors) {
        return settings(secret, new OwnSettings(URI.create("https://attune.example"), frameAncestors, secure), null);
    }

    static ConsoleSettings settings(byte secret, OwnSettings own, @Nullable ProviderSettings provider) {
        byte[] bytes = new byte[SigningSecret.FEWEST_BYTES];
        Arrays.fill(bytes, secret);
        return new ConsoleSettings(
                "127.0.0.1",
                0,
                new Users(PASSWORD, List.of(VERA, EDI)),
                provider,
                SigningSecret.of(bytes),
                URI.create("http://127.0.0.1:8080/v1"),
                own,
                1_000,
                MOST_FILE_BYTES,
                all -> "{\"user\":\"" + all.profile().person().id() + "\"}",
                FakeTransfers::read);
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
