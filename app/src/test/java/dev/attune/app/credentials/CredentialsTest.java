package dev.attune.app.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.settings.Settings;
import dev.attune.app.settings.SettingsReader;
import dev.attune.app.start.Role;
import dev.attune.app.start.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest {

    @TempDir
    Path temporary = Path.of("unset");

    @Test
    void whatIsGeneratedIsToldOnceAndHoldsAcrossRestarts() throws Exception {
        Credentials first = Credentials.open(settings(Map.of()), Role.ALL);
        String token = first.newAdminToken().orElseThrow();
        String password = first.newConsolePassword().orElseThrow();

        String written = Files.readString(first.file());

        Credentials second = Credentials.open(settings(Map.of()), Role.ALL);

        assertThat(token).hasSize(43);
        assertThat(second.newAdminToken()).isEmpty();
        assertThat(second.newConsolePassword()).isEmpty();
        assertThat(second.consolePassword().verify(password.toCharArray())).isTrue();
        assertThat(second.consolePassword().verify(token.toCharArray())).isFalse();
        assertThat(Files.readString(second.file())).isEqualTo(written);
    }

    @Test
    void theFileHoldsNeitherTokenNorPasswordAndIsPrivate() throws Exception {
        Credentials credentials = Credentials.open(settings(Map.of()), Role.ALL);

        assertThat(Files.readString(credentials.file()))
                .doesNotContain(credentials.newAdminToken().orElseThrow())
                .doesNotContain(credentials.newConsolePassword().orElseThrow());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatTheOperatorSetsHoldsAndNothingIsGenerated() throws Exception {
        Credentials credentials = Credentials.open(
                settings(Map.of("ATTUNE_ADMIN_TOKEN", "mine", "ATTUNE_CONSOLE_PASSWORD", "my own")), Role.ALL);

        assertThat(credentials.newAdminToken()).isEmpty();
        assertThat(credentials.newConsolePassword()).isEmpty();
        assertThat(credentials.consolePassword().verify("my own".toCharArray())).isTrue();
        assertThat(Files.readString(credentials.file())).doesNotContain("mine", "my own");
    }

    @Test
    void aRoleGeneratesWhatItNeedsAlone() throws Exception {
        assertThat(Credentials.open(settings(Map.of()), Role.PROXY).newConsolePassword())
                .isEmpty();
        Credentials console = Credentials.open(settings(Map.of()), Role.CONSOLE);

        assertThat(console.newAdminToken()).isEmpty();
        assertThat(console.newConsolePassword()).isPresent();
    }

    @Test
    void aSpoiledFileStopsTheStart() throws Exception {
        Files.writeString(temporary.resolve("credentials.json"), "{\"adminToken\":17");

        assertThatThrownBy(() -> Credentials.open(settings(Map.of()), Role.ALL))
                .isInstanceOf(StartFailure.class)
                .hasMessageEndingWith("is not what Attune wrote; delete it to have new ones generated");
    }

    private Settings settings(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("ATTUNE_DATA_DIR", temporary.toString());
        return new SettingsReader(all).read(null);
    }
}
