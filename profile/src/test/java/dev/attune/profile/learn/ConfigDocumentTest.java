package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.ConfigFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigDocumentTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void readsKeysWithDashes() throws IOException {
        write("last-words: [good, bye]\n");
        assertThat(read().lastWords()).containsExactly("good", "bye");
    }

    @Test
    void namesAKeyThatIsMissing() throws IOException {
        write("hint: x\n");
        assertThatThrownBy(this::read).hasMessageContaining("words.yaml: last-words is missing");
    }

    @Test
    void namesAKeyThatIsUnknown() throws IOException {
        write("last-words: []\nlost-words: []\n");
        assertThatThrownBy(this::read).hasMessageStartingWith("words.yaml: there is no key lost-words");
    }

    @Test
    void aPatternThatDoesNotHoldTogetherIsNamed() {
        PatternBook book = new PatternBook("words.yaml", Map.of("be", "(?:am|is)"));
        assertThat(book.compile("rules.a", "I {be} \\d{2}").matcher("i AM 42").matches())
                .isTrue();
        assertThatThrownBy(() -> book.compile("rules.b", "I {was}"))
                .hasMessageContaining("words.yaml: rules.b")
                .hasMessageContaining("{was}");
        assertThatThrownBy(() -> book.compile("rules.c", "(I")).hasMessageContaining("words.yaml: rules.c");
    }

    @Test
    void theShippedVocabularyHoldsTogether() {
        assertThat(new LocalLearner(Taught.FILES)).isNotNull();
        assertThat(new Reconciler(Taught.FILES)).isNotNull();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("words.yaml"), text);
    }

    private Words read() {
        return ConfigDocument.read(new ConfigFiles(folder), "words.yaml", Words.class);
    }

    record Words(List<String> lastWords, @Nullable String hint) {}
}
