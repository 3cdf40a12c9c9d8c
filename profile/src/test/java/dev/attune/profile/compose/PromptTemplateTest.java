package dev.attune.profile.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.compose.PromptTemplate.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptTemplateTest {

    private static final Sample SAMPLE =
            new Sample(Map.of("lines", List.of("Sample of a line")), Map.of("lines", "Sample of a line"));

    @TempDir
    Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("prompts"));
    }

    @Test
    void rendersTextAsItIs() throws IOException {
        PromptTemplate template = template("<a>\n[# th:each=\"line : ${lines}\"]- [(${line})]\n[/]</a>\n");

        assertThat(template.render(Map.of("lines", List.of("5 < 6 & \"so\" [[${lines}]]", "__${1}__"))))
                .isEqualTo("<a>\n- 5 < 6 & \"so\" [[${lines}]]\n- __${1}__\n</a>");
    }

    @Test
    void namesTheLineOfAMistake() {
        assertThatThrownBy(() -> template("<a>\n\n[# th:each=\"line : ${lines\"]- [(${line})]\n[/]</a>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("prompts/a.txt, line 3: ");
    }

    @Test
    void namesTheLineOfABlockThatIsNotClosed() {
        assertThatThrownBy(() -> template("<a>\n[# th:each=\"line : ${lines}\"]- [(${line})]\n</a>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("prompts/a.txt");
    }

    @Test
    void refusesToEvaluateTwice() {
        assertThatThrownBy(() -> template("<a>\n[(${__${lines}__})]</a>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prompts/a.txt, line 2: two underscores in a row are not allowed in a prompt");
    }

    @Test
    void saysWhatATemplateForgets() {
        assertThatThrownBy(() -> template("<a>[(${line})]</a>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prompts/a.txt")
                .hasMessageContaining("${lines}");
    }

    private PromptTemplate template(String source) throws IOException {
        Files.writeString(folder.resolve("prompts/a.txt"), source);
        return PromptTemplate.read(new ConfigFiles(folder), "prompts/a.txt", SAMPLE);
    }
}
