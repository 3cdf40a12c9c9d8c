package dev.attune.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkLocalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.0",
                "169.254.255.255",
                "2852039166",
                "0xa9fea9fe",
                "[fe80::1]",
                "[febf::1]",
                "[::ffff:169.254.169.254]",
                "[::ffff:a9fe:a9fe]",
                "[fd00:ec2::254]",
                "metadata.google.internal",
                "METADATA.google.internal.",
                "100.100.100.200",
                "168.63.129.16"
            })
    void these_hand_out_secrets(String host) {
        assertThat(LinkLocal.is(URI.create("http://" + host + "/latest"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "[::1]",
                "10.0.0.1",
                "192.168.1.5:11434",
                "169.253.255.255",
                "169.255.0.0",
                "[fec0::1]",
                "[fd00::1]",
                "api.openai.com",
                "host.docker.internal",
                "100.100.100.201"
            })
    void these_may_be_models_of_ones_own(String host) {
        assertThat(LinkLocal.is(URI.create("http://" + host + "/v1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTUNE_UPSTREAM_URL",
                "ATTUNE_LEARN_LLM_URL",
                "ATTUNE_CONSOLE_PROXY_URL",
            })
    void no_setting_leads_there_unless_it_is_meant(String variable) throws Exception {
        String address = "http://169.254.169.254/v1";
        assertThatThrownBy(() -> new SettingsReader(Map.of(variable, address)).read(null))
                .isInstanceOf(SettingsFailure.class)
                .hasMessageContaining(variable)
                .hasMessageContaining("allow-link-local");
        assertThat(new SettingsReader(Map.of(variable, address, "ATTUNE_ALLOW_LINK_LOCAL", "true")).read(null))
                .isNotNull();
    }

    /** Java takes these for no hosts at all. */
    @ParameterizedTest
    @ValueSource(strings = {"0xa9.0xfe.0xa9.0xfe", "0251.0376.0251.0376", "169.254.43518"})
    void other_ways_of_writing_one_are_no_address(String host) {
        assertThatThrownBy(() -> new SettingsReader(Map.of("ATTUNE_UPSTREAM_URL", "http://" + host + "/v1")).read(null))
                .isInstanceOf(SettingsFailure.class);
    }

    @Test
    void nor_does_an_upstream_of_some_models(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("attune.yaml"), """
                upstreams:
                  - name: odd
                    url: http://[fe80::1]/v1
                    models: odd-*
                """);
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(file))
                .isInstanceOf(SettingsFailure.class)
                .hasMessageContaining("odd")
                .hasMessageContaining("allow-link-local");
    }
}
