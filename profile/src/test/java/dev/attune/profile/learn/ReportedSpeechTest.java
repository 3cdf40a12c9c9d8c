package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes of somebody, in the words in which they would have said it. */
final class ReportedSpeechTest {

    private final ReportedSpeech speech = new ReportedSpeech(new ConfigFiles(Path.of("../config")));

    @ParameterizedTest
    @CsvSource({
        "User is allergic to nuts, I am allergic to nuts",
        "The user has two dogs, I have two dogs",
        "User has moved to Oslo, I have moved to Oslo",
        "User's name is Kim, My name is Kim",
        "User likes tea, I like tea",
        "User usually watches films, I usually watch films",
        "The user studies law, I study law",
        "User does not eat meat, I do not eat meat",
        "Name is Kim, My name is Kim",
        "Allergic to nuts, I am allergic to nuts",
        "Is vegan, I am vegan",
        "Lives in Bergen, I live in Bergen",
        "Prefers short answers, I prefer short answers"
    })
    void aNoteIsTurnedRound(String note, String own) {
        assertThat(speech.inFirstPerson(note)).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I like tea",
                "Kim likes tea",
                "Tea is what they like",
                "Users like tea",
                "Is this a question?",
                "Likeable people",
                "Er mag Tee",
                "أحب الشاي"
            })
    void otherWordsStayAsTheyAre(String note) {
        assertThat(speech.inFirstPerson(note)).isEqualTo(note);
    }
}
