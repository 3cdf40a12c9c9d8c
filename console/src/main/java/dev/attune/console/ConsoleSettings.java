package dev.attune.console;

import dev.attune.console.access.Password;
import dev.attune.console.access.SigningSecret;
import dev.attune.profile.model.InvalidInput;
import java.net.URI;

/**
 * What the console is started with.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param secureCookies whether browsers reach it through https; their cookies then never travel in the open
 * @param proxy base URL of the proxy, for trying things out from the console
 */
public record ConsoleSettings(
        String host, int port, Password password, SigningSecret secret, boolean secureCookies, URI proxy) {

    private static final int HIGHEST_PORT = 65_535;

    public ConsoleSettings {
        if (host.isBlank()) {
            throw new InvalidInput("console.host", "must name an address to listen on, such as 127.0.0.1");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new InvalidInput("console.port", "must be between 0 and " + HIGHEST_PORT + ", is " + port);
        }
    }
}
