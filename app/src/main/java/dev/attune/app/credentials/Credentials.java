package dev.attune.app.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.app.settings.Settings;
import dev.attune.app.start.PrivateFiles;
import dev.attune.app.start.Role;
import dev.attune.app.start.StartFailure;
import dev.attune.console.access.Password;
import dev.attune.console.access.SigningSecret;
import dev.attune.proxy.manage.AdminToken;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
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

    /** The token of the management API. */
    public AdminToken adminToken() {
        String configured = settings.adminToken();
        return configured == null
                ? AdminToken.ofDigest(HexFormat.of().parseHex(present(kept.adminToken())))
                : AdminToken.digest(configured);
    }

    /** The console's password. */
    public Password consolePassword() {
        String configured = settings.console().password();
        return configured == null
                ? Password.parse(present(kept.consolePassword()))
                : Password.hash(configured.toCharArray());
    }

    /** What signs the console's sessions. */
    public SigningSecret sessionSecret() {
        return SigningSecret.of(secret());
    }

    /** The same as bytes. It signs links to people's own pages too, wherever they are made. */
    public byte[] secret() {
        String configured = settings.console().secret();
        return configured == null
                ? Base64.getUrlDecoder().decode(present(kept.sessionSecret()))
                : configured.getBytes(StandardCharsets.UTF_8);
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
            kept = kept.withAdminToken(sha256(newAdminToken));
        }
        if (role.console() && settings.console().password() == null && kept.consolePassword() == null) {
            newConsolePassword = RandomText.password();
            kept = kept.withConsolePassword(
                    Password.hash(newConsolePassword.toCharArray()).encoded());
        }
        if (settings.console().secret() == null && kept.sessionSecret() == null) {
            kept = kept.withSessionSecret(RandomText.token());
        }
        if (!kept.equals(before)) {
            PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
        }
    }

    private static String present(@Nullable String part) {
        if (part == null) {
            throw new IllegalStateException("asked for what this role does not need");
        }
        return part;
    }

    // Enough for what is random, of 256 bits: there is no dictionary to try.
    private static String sha256(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
