package dev.attune.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.proxy.access.AccessSettings;
import dev.attune.proxy.access.TokenSettings;
import dev.attune.proxy.access.TokenSettings.Algorithm;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessReaderTest {

    private static final String ALGORITHM = "ATTUNE_KEYS_PERSON_TOKENS_ALGORITHM";
    private static final String SECRET = "ATTUNE_KEYS_PERSON_TOKENS_SECRET";
    private static final String LONG = "tell-nobody-tell-nobody-tell-nobody";

    @TempDir
    Path folder = Path.of("unset");

    @Test
    void everybodyMayAskUntilSomethingIsSet() throws SettingsFailure {
        assertThat(read(Map.of())).isEqualTo(AccessSettings.OPEN);
    }

    @Test
    void tokensAreReadWithTheirSecrets() throws SettingsFailure {
        AccessSettings access = read(Map.of(
                "ATTUNE_KEYS_REQUIRED",
                "true",
                ALGORITHM,
                "HS256",
                SECRET,
                LONG,
                "ATTUNE_KEYS_PERSON_TOKENS_TENANT_SECRETS",
                "acme:" + LONG + "a, other:" + LONG + ":b",
                "ATTUNE_CORS_ORIGINS",
                "https://app.example.com, http://localhost:3000"));
        assertThat(access.required()).isTrue();
        assertThat(access.tokens())
                .isNotNull()
                .satisfies(tokens -> assertThat(tokens.secret()).isEqualTo(LONG))
                .satisfies(tokens ->
                        assertThat(tokens.tenantSecrets()).isEqualTo(Map.of("acme", LONG + "a", "other", LONG + ":b")));
        assertThat(access.origins()).containsExactly("https://app.example.com", "http://localhost:3000");
        assertThat(access.toString()).doesNotContain(LONG);
    }

    @Test
    void publicKeysAreReadFromTheirAddress() throws SettingsFailure {
        AccessSettings access = read(
                Map.of(ALGORITHM, "ES256", "ATTUNE_KEYS_PERSON_TOKENS_JWKS_URL", "https://login.example.com/keys"));
        assertThat(access.tokens())
                .isEqualTo(TokenSettings.jwks(Algorithm.ES256, URI.create("https://login.example.com/keys")));
    }

    @Test
    void originsMayBeAList() throws Exception {
        Path file = Files.writeString(
                folder.resolve("attune.yaml"),
                "cors:\n  origins:\n    - https://a.example.com\n    - https://b.example.com\n");
        assertThat(new SettingsReader(Map.of()).read(file).access().origins())
                .containsExactly("https://a.example.com", "https://b.example.com");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedWithoutTheSecret() {
        refused(Map.of(SECRET, LONG), "algorithm");
        refused(Map.of(ALGORITHM, "none"), "HS256, RS256, ES256");
        refused(Map.of(ALGORITHM, "HS256"), "takes a secret");
        refused(Map.of(ALGORITHM, "RS256", SECRET, LONG), "takes a jwks-url");
        refused(Map.of(ALGORITHM, "HS256", SECRET, LONG.substring(0, 31)), "32 bytes");
        refused(Map.of("ATTUNE_KEYS_PERSON_TOKENS_TENANT_SECRETS", LONG), "tenant:secret");
        refused(Map.of("ATTUNE_CORS_ORIGINS", "*"), "origins such as");
        refused(Map.of("ATTUNE_CORS_ORIGINS", "https://app.example.com/"), "origins such as");
    }

    private static void refused(Map<String, String> environment, String words) {
        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsFailure.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("tell-nobody");
    }

    private static AccessSettings read(Map<String, String> environment) throws SettingsFailure {
        return new SettingsReader(environment).read(null).access();
    }
}
