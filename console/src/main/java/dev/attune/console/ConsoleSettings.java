package dev.attune.console;

import dev.attune.console.access.ProviderSettings;
import dev.attune.console.access.SigningSecret;
import dev.attune.console.access.Users;
import dev.attune.console.own.OwnSettings;
import dev.attune.profile.PersonExport;
import dev.attune.profile.foreign.PersonFile;
import dev.attune.profile.model.InvalidInput;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the console is started with.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param users who may sign in by a password
 * @param provider who else may sign in, and who vouches for them; absent: nobody
 * @param proxy base URL of the proxy, for trying things out from the console
 * @param own how people's own pages are reached
 * @param auditEntries most entries of the audit log that are kept of each tenant
 * @param importBytes largest file that is taken in
 * @param document writes what is exported of a person, as JSON
 * @param documents reads it again
 */
public record ConsoleSettings(
        String host,
        int port,
        Users users,
        @Nullable ProviderSettings provider,
        SigningSecret secret,
        URI proxy,
        OwnSettings own,
        int auditEntries,
        long importBytes,
        Function<PersonExport, String> document,
        PersonFile.Reader documents) {

    private static final int HIGHEST_PORT = 65_535;

    public ConsoleSettings {
        if (host.isBlank()) {
            throw new InvalidInput("console.host", "must name an address to listen on, such as 127.0.0.1");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new InvalidInput("console.port", "must be between 0 and " + HIGHEST_PORT + ", is " + port);
        }
        if (importBytes < 1) {
            throw new InvalidInput("console.import-megabytes", "must be at least 1");
        }
        if (auditEntries < 1) {
            throw new InvalidInput("console.audit-entries", "must be at least 1");
        }
    }

    /** Whether browsers come through https alone: cookies then never travel in the open. */
    boolean secureCookies() {
        return own.secureCookies();
    }
}
