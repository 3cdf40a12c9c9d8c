package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.ConfigFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RarityTest {

    @Test
    void knowsCommonWordsFromRareOnes() {
        Rarity rarity = new Rarity(new ConfigFiles(Path.of("absent")));

        assertThat(rarity.of("use")).isLessThan(rarity.of("camp"));
        assertThat(rarity.of("kubernet")).isEqualTo(1);
    }

    @Test
    void namesTheLineThatIsNoRarity(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("language"));
        Files.writeString(folder.resolve("language/en-rarity.txt"), "# words\n0.2 make\nuse say\n");

        assertThatThrownBy(() -> new Rarity(new ConfigFiles(folder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language/en-rarity.txt, line 3")
                .hasMessageContaining("use");
    }
}
