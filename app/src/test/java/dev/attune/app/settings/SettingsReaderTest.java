package dev.attune.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.EpisodeSettings;
import dev.attune.profile.LearnerChoice;
import dev.attune.profile.LlmSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsReaderTest {

    private static final String SECRET = "tell-nobody";

    @TempDir
    Path folder = Path.of("unset");

    @Test
    void withoutAFileTheDefaultsHold() throws SettingsFailure {
        Settings settings = new SettingsReader(Map.of()).read(null);

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.proxy().port()).isEqualTo(8080);
        assertThat(settings.console().port()).isEqualTo(8081);
        assertThat(settings.upstream().url()).isEqualTo(URI.create("https://api.openai.com/v1"));
        assertThat(settings.upstream().apiKey()).isNull();
        assertThat(settings.redisUrl()).isNull();
        assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.adminToken()).isNull();
        assertThat(settings.learn())
                .isEqualTo(new Settings.Learn(
                        LearnerChoice.LOCAL,
                        2,
                        1,
                        LlmSettings.of(URI.create("https://api.openai.com/v1"), null, "gpt-4o-mini"),
                        EpisodeSettings.USUAL,
                        5_000));
        assertThat(settings.deadline()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theShippedFileNamesEveryKeyAndSetsItToItsDefault() throws SettingsFailure, IOException {
        String shipped = Files.readString(Path.of("..", "config", "attune.yaml"));
        Map<String, String> expected = new LinkedHashMap<>();
        for (Key<?> key : Keys.ALL) {
            String fallback = key.fallback();
            if (fallback != null) {
                expected.put(key.name(), fallback);
            }
            String last = key.name().substring(key.name().lastIndexOf('.') + 1);
            assertThat(shipped).containsPattern("(?m)^ *" + last + ":");
        }

        assertThat(SettingsFile.read("attune.yaml", shipped)).isEqualTo(expected);
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheFileOverTheDefaults() throws Exception {
        Path file = write("proxy:\n  port: 1001\nconsole:\n  port: 1002\n");

        Settings settings = new SettingsReader(Map.of("ATTUNE_PROXY_PORT", "2001")).read(file);

        assertThat(settings.proxy().port()).isEqualTo(2001);
        assertThat(settings.console().port()).isEqualTo(1002);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void dotsAndDashesOfAKeyAreUnderscoresInItsVariable() throws Exception {
        Settings settings = new SettingsReader(Map.of(
                        "ATTUNE_UPSTREAM_API_KEY", "sk-1",
                        "ATTUNE_DEADLINE_MS", "70",
                        "ATTUNE_DATA_DIR", folder.toString(),
                        "ATTUNE_LEARN_LEARNER", "off"))
                .read(null);

        assertThat(settings.upstream().apiKey()).isEqualTo("sk-1");
        assertThat(settings.deadline()).isEqualTo(Duration.ofMillis(70));
        assertThat(settings.dataDir()).isEqualTo(folder);
        assertThat(settings.learn().learner()).isEqualTo(LearnerChoice.OFF);
    }

    @Test
    void upstreamsOfCertainModelsAreReadWithTheirSecretsFromVariables() throws Exception {
        Path file = write("""
                upstream:
                  connect-ms: 7
                upstreams:
                  - name: claude
                    url: https://claude.test/v1
                    models: claude-*, opus
                    headers:
                      x-api-key: ${OTHER_KEY}
                      x-plain: a ${OTHER_KEY} b
                  - name: local
                    url: http://local.test
                    models: [a, b*]
                    in-user-models: ["*"]
                    api-key: ${LOCAL_KEY}
                    idle-seconds: 9
                """);

        List<Settings.Other> others = new SettingsReader(Map.of("OTHER_KEY", SECRET, "LOCAL_KEY", "k"))
                .read(file)
                .upstream()
                .others();

        assertThat(others).hasSize(2);
        assertThat(others.get(0).headers())
                .containsEntry("x-api-key", SECRET)
                .containsEntry("x-plain", "a " + SECRET + " b");
        assertThat(others.get(0).models()).containsExactly("claude-*", "opus");
        assertThat(others.get(0).inUserModels()).contains("*gemma*");
        assertThat(others.get(0).connect()).isEqualTo(Duration.ofMillis(7));
        assertThat(others.get(1).models()).containsExactly("a", "b*");
        assertThat(others.get(1).inUserModels()).containsExactly("*");
        assertThat(others.get(1).apiKey()).isEqualTo("k");
        assertThat(others.get(1).idle()).isEqualTo(Duration.ofSeconds(9));
        assertThat(others.toString()).doesNotContain(SECRET);
    }

    @Test
    void anEmptyVariableCountsAsNotSet() throws Exception {
        Path file = write("proxy.port: 1001\n");

        assertThat(new SettingsReader(Map.of("ATTUNE_PROXY_PORT", " "))
                        .read(file)
                        .proxy()
                        .port())
                .isEqualTo(1001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    proxy.prot: 1             | proxy.prot is not a key; did you mean proxy.port?
                    proxy.port: many          | proxy.port is "many", but must be a whole number from 0 to 65535
                    proxy.port: 65536         | proxy.port is "65536", but must be a whole number from 0 to 65535
                    proxy.port: 8080.5        | proxy.port is "8080.5", but must be a whole number from 0 to 65535
                    proxy.port: [1, 2]        | proxy.port holds a list or a lone value, but must hold one value
                    proxy: 8080               | proxy is not a key; did you mean proxy.port?
                    upstream.url: ftp://a     | upstream.url is "ftp://a", but must be an http:// or https:// URL
                    upstream.url: http://u:p@ | upstream.url is "http://...@", but must be an http:// or https:// URL
                    deadline-ms: 0            | deadline-ms is "0", but must be a whole number from 1 to 60000
                    learn.learner: none       | learn.learner is "none", but must be one of local, llm, both, off
                    learn.learner: llm        | learn.learner is "llm", which needs a key for https://api.openai.com/v1: set learn.llm.api-key
                    upstreams: 1              | upstreams is not a key
                    upstreams: [1]            | upstreams[0] must hold keys and values
                    upstreams: [{name: a, models: b}] | upstreams[0].url is missing
                    upstreams: [{name: a, url: 'http://b'}] | upstreams[0].models is missing
                    upstreams: [{name: a, url: b, models: c}] | upstreams[0].url must be an http:// or https:// URL
                    upstreams: [{nane: a}]    | upstreams[0].nane is not a key; did you mean upstreams[0].name?
                    upstreams: [{name: a, url: 'http://b', models: c, api-key: '${NO_KEY}'}] | upstreams[0].api-key names the variable NO_KEY, which is not set
                    just words                | the file holds a list or a lone value, but must hold keys and values
                    """)
    void aFileThatCannotBeTakenIsRefusedInOneLineThatTeaches(String text, String problem) throws Exception {
        Path file = write(text);

        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(file))
                .isInstanceOf(SettingsFailure.class)
                .hasMessageStartingWith(file + ": " + problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aBadVariableIsNamedWithItsValue() {
        assertThatThrownBy(() -> new SettingsReader(Map.of("ATTUNE_PROXY_PORT", "a\nb")).read(null))
                .hasMessage("ATTUNE_PROXY_PORT is \"a?b\", but must be a whole number from 0 to 65535");
    }

    @Test
    void aBadValueInTheFileIsRefusedEvenWhereAVariableWins() throws Exception {
        Path file = write("proxy.port: many\n");

        assertThatThrownBy(() -> new SettingsReader(Map.of("ATTUNE_PROXY_PORT", "1")).read(file))
                .hasMessageStartingWith(file + ": proxy.port is \"many\"");
    }

    @Test
    void aFileThatIsNotYamlIsRefusedWithoutBeingQuoted() throws Exception {
        Path file = write("host: 127.0.0.1\nadmin-token: \"" + SECRET + "\n");

        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(file))
                .hasMessageMatching(".*attune.yaml: line \\d cannot be read; it must be YAML of keys and values")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aSecretIsNeverShown() throws Exception {
        Path file = write("admin-token: " + SECRET + " two words\n");

        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(file))
                .hasMessageContaining("admin-token is wrong (not shown), but must be visible ASCII")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(
                        () -> new SettingsReader(Map.of("ATTUNE_REDIS_URL", "http://:" + SECRET + "@host")).read(null))
                .hasMessageStartingWith(
                        "ATTUNE_REDIS_URL is wrong (not shown), but must be a URL that begins with redis://")
                .hasMessageNotContaining(SECRET);
        Settings settings = new SettingsReader(Map.of(
                        "ATTUNE_ADMIN_TOKEN", SECRET,
                        "ATTUNE_CONSOLE_PASSWORD", SECRET,
                        "ATTUNE_UPSTREAM_API_KEY", SECRET))
                .read(null);
        assertThat(settings + " " + settings.console() + settings.upstream()).doesNotContain(SECRET);
    }

    @Test
    void aNamedFileMustExist() {
        Path missing = folder.resolve("none.yaml");

        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(missing))
                .isInstanceOf(SettingsFailure.class)
                .hasMessageStartingWith("--config " + missing + " is not a file");
    }

    @Test
    void variablesOfOthersAreLeftAloneWithOneWarning() throws Exception {
        SettingsReader reader = new SettingsReader(Map.of(
                "ATTUNE_PROXY_SERVICE_HOST", "10.0.0.1",
                "ATTUNE_PROXY_PORT", "tcp://10.0.0.1:8080",
                "HOME", "/root"));

        assertThat(reader.read(null).proxy().port()).isEqualTo(8080);
        assertThat(reader.warnings())
                .containsExactly(
                        "left alone, as Attune has no such settings: ATTUNE_PROXY_PORT, ATTUNE_PROXY_SERVICE_HOST");
    }

    @Test
    void theFolderOfTheFileHoldsTheOtherFiles() throws Exception {
        Path file = write("");
        Files.writeString(folder.resolve("other.txt"), "mine");

        assertThat(new SettingsReader(Map.of()).read(file).files().read("other.txt"))
                .isEqualTo("mine");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("attune.yaml"), text);
    }
}
