package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StemsTest {

    private final Stems stems = new Stems(new ConfigFiles(Path.of("absent")));

    @Test
    void keepsWhatCarriesTheMatter() {
        assertThat(stems.of("I've been researching the adoption agencies, and you?"))
                .containsExactly("research", "adopt", "agenc");
    }

    @Test
    void bringsInflectionsTogether() {
        assertThat(stems.of("She painted")).isEqualTo(stems.of("they were painting"));
    }

    @Test
    void takesWhatStandsBetweenStopWordsAndMarksForAPhrase() {
        assertThat(stems.phrases("Given the rye flour, our old-fashioned oven and a choir: rehearse!"))
                .containsExactly(
                        List.of("given"),
                        List.of("rye", "flour"),
                        List.of("old", "fashion", "oven"),
                        List.of("choir"),
                        List.of("rehears"));
        assertThat(stems.phrases("what is it that you have?")).isEmpty();
    }

    @Test
    void cutsWordsThatAreNone() {
        assertThat(stems.of("x".repeat(5_000))).containsExactly("x".repeat(64));
    }
}
