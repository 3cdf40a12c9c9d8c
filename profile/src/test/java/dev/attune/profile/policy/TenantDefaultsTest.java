package dev.attune.profile.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TenantDefaultsTest {

    @TempDir
    private Path config;

    @Test
    void asShippedEverybodyIsOn() {
        Controls controls = TenantDefaults.read(new ConfigFiles(config)).apply("any");
        assertThat(controls.isOn()).isTrue();
        assertThat(controls.intensity()).isEqualTo(Intensity.BALANCED);
    }

    @Test
    void aTenantHasItsOwnAndTheRestOfEverybodys() throws IOException {
        TenantDefaults defaults = read("""
                everyone:
                  personalization: off
                  sensitive: {health: ask}
                tenants:
                  acme:
                    personalization: "on"
                    intensity: subtle
                    facets: {recommendation: {apply: false}}
                """);
        assertThat(defaults.apply("other").isOn()).isFalse();
        Controls acme = defaults.apply("acme");
        assertThat(acme.isOn()).isTrue();
        assertThat(acme.intensity()).isEqualTo(Intensity.SUBTLE);
        assertThat(acme.sensitive()).containsEntry(SensitiveClass.HEALTH, SensitivePolicy.ASK);
        assertThat(acme.learns(Facet.RECOMMENDATION)).isTrue();
        assertThat(acme.applies(Facet.RECOMMENDATION)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "everyone: {personalisation: off}|everyone.personalisation",
                "everyone: {personalization: maybe}|everyone.personalization",
                "everybody: {}|everybody",
                "tenants: {'a b': {}}|tenant",
                "tenants: {a: {sensitive: {health: no-idea}}}|tenants.a.sensitive.health",
                "tenants: {a: {facets: {style: {learn: maybe}}}}|tenants.a.facets.style.learn",
                "tenants: [a]|tenants"
            })
    void whatIsWrongIsNamed(String text, String place) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy/tenants.yaml")
                .hasMessageContaining(place);
    }

    private TenantDefaults read(String text) throws IOException {
        Files.createDirectories(config.resolve("policy"));
        Files.writeString(config.resolve("policy/tenants.yaml"), text);
        return TenantDefaults.read(new ConfigFiles(config));
    }
}
