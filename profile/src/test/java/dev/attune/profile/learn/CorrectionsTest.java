package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorrectionsTest {

    private final Corrections corrections = new Corrections(new ConfigFiles(Path.of("../config")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shorter, please.",
                "shorter",
                "Can you make it shorter?",
                "Please make that a bit more concise.",
                "too long",
                "That's too technical.",
                "No, that's not what I asked.",
                "in simpler words",
                "Explain it more simply please",
                "TL;DR",
                "Summarize that",
                "K\u00fcrzer bitte.",
                "Das ist viel zu lang",
                "Kannst du das bitte einfacher erkl\u00e4ren?",
                "Das habe ich nicht gefragt",
                "M\u00e1s corto, por favor",
                "demasiado t\u00e9cnico",
                "Eso no es lo que pregunt\u00e9",
                "Plus court, s'il te pla\u00eet",
                "C'est trop long",
                "Ce n'est pas ce que j'ai demand\u00e9"
            })
    void aCorrectionOfTheMannerIsOne(String message) {
        assertThat(corrections.isOne(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a shorter way to Rome?",
                "How do I make a shorter dress?",
                "Thanks!",
                "How long does it take?",
                "My hair is too long, what should I do?",
                "Is the shorter route cheaper?",
                "Und was kostet das?",
                "Wie lang ist die Elbe?",
                "\u00bfCu\u00e1nto mide?",
                "Quel est le plus court chemin?",
                "I have a technical question about my car."
            })
    void aMatterOfItsOwnIsNone(String message) {
        assertThat(corrections.isOne(message)).isFalse();
    }
}
