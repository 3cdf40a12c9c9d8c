package dev.attune.app.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.app.settings.Settings;
import dev.attune.app.start.PrivateFiles;
import dev.attune.app.start.Role;
import dev.attune.app.start.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The token of the management API, the console's password and what signs its sessions. What the operator did not set is generated
 * at the first start that needs it, told once, and kept in {@code credentials.json}: as a hash, but for the session secret.
 */
public final class Credentials {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "credentials.json";

    private final Path file;
    private final Settings settings;
    private Kept kept = Kept.NOTHING;
    private @Nullable String newAdminToken;
    private @Nullable String newConsolePassword;

    private Credentials(Settings settings) {
        this.file = settings.dataDir().resolve(FILE);
        this.settings = settings;
    }

    /** Reads what is kept and generates what this role still lacks. */
    public static Credentials open(Settings settings, Role role) throws StartFailure {
        Credentials credentials = new Credentials(settings);
        try {
            PrivateFiles.createFolder(settings.dataDir());
            // Two roles on one machine may start for the first time at once; one of them is to generate.
            try (FileChannel turn = FileChannel.open(
                    credentials.file.resolveSibling(FILE + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                turn.lock();
                credentials.complete(role);
            }
            return credentials;
        } catch (JsonProcessingException broken) {
            throw new StartFailure(
                    credentials.file + " is not what Attune wrote; delete it to have new ones generated", broken);
        } catch (IOException failure) {
            throw new StartFailure(
                    settings.dataDir()
                            + " cannot be made or written to; set ATTUNE_DATA_DIR to a folder of this user's own",
                    failure);
        }
    }

    /** Tells the token of the management API from any other text. */
    public Predicate<String> adminToken() {
        return check(settings.adminToken(), kept.adminToken());
    }

    /** Tells the console's password from any other text. */
    public Predicate<String> consolePassword() {
        return check(settings.console().password(), kept.consolePassword());
    }

    /** What signs the console's sessions. */
    public String sessionSecret() {
        return Optional.ofNullable(kept.sessionSecret()).orElseThrow();
    }

    /** The token, if this start generated it; it is not known to any later one. */
    public Optional<String> newAdminToken() {
        return Optional.ofNullable(newAdminToken);
    }

    /** The password, if this start generated it; it is not known to any later one. */
    public Optional<String> newConsolePassword() {
        return Optional.ofNullable(newConsolePassword);
    }

    /** Where the hashes are kept. */
    public Path file() {
        return file;
    }

    private void complete(Role role) throws IOException {
        Kept before = Files.exists(file) ? JSON.readValue(Files.readString(file), Kept.class) : Kept.NOTHING;
        kept = before;
        if (role.proxy() && settings.adminToken() == null && kept.adminToken() == null) {
            newAdminToken = RandomText.token();
            kept = kept.withAdminToken(SecretHash.of(newAdminToken));
        }
        if (role.console() && settings.console().password() == null && kept.consolePassword() == null) {
            newConsolePassword = RandomText.password();
            kept = kept.withConsolePassword(SecretHash.of(newConsolePassword));
        }
        if (role.console() && kept.sessionSecret() == null) {
            kept = kept.withSessionSecret(RandomText.token());
        }
        if (!kept.equals(before)) {
            PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
        }
    }

    private static Predicate<String> check(@Nullable String configured, @Nullable SecretHash generated) {
        SecretHash right = configured == null ? generated : SecretHash.of(configured);
        return right == null ? anything -> false : right::matches;
    }
}
