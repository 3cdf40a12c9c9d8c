package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.ConfigFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsFileTest {

    @TempDir
    Path folder;

    record Outer(double share, Inner inner, String format) {}

    record Inner(int most) {}

    @Test
    void readsWhatIsRight() throws IOException {
        assertThat(read("share: 0.5\ninner: {most: 3}\nformat: EEE d"))
                .isEqualTo(new Outer(0.5, new Inner(3), "EEE d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{share: 1, inner: {most: 3}}                        | a.yaml: format is missing",
                "{share: 1, inner: {most: 3}, format: a, sharee: 2}  | a.yaml: sharee is no setting; there are share, inner, format",
                "{share: 1, inner: {most: x}, format: a}             | a.yaml: inner.most is \"x\", must be a whole number from 0 on",
                "{share: 1, inner: {most: 1.5}, format: a}           | a.yaml: inner.most is 1.5, must be a whole number from 0 on",
                "{share: -1, inner: {most: 3}, format: a}            | a.yaml: share is -1, must be a number from 0 on",
                "{share: 1, inner: 3, format: a}                     | a.yaml: inner must be settings by name",
                "none                                                | a.yaml must be settings by name",
                "{share: 1, inner                                    | a.yaml, line 1",
            })
    void saysWhichSettingIsWrongAndHow(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }

    private Outer read(String yaml) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), yaml);
        return SettingsFile.read(new ConfigFiles(folder), "a.yaml", Outer.class);
    }
}
