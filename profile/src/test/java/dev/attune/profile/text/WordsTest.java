package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I don't like Ana's café!       | i dont like ana cafe",
                "it’s 3.5 km, 1,000 steps.      | it 3.5 km 1000 steps",
                "C++, C# and response_length    | c++ c# and response length",
                "ÜBER straße Ωμέγα              | uber straße ωμεγα",
                "end. Next 5. Then, 7           | end next 5 then 7",
                "rock 'n' roll '90s             | rock n roll 90s",
            })
    void cutsTextIntoFoldedWords(String text, String words) {
        assertThat(Words.of(text)).containsExactly(words.split(" "));
    }

    @Test
    void givesPairsWhereNoSpaceSeparatesWords() {
        assertThat(Words.of("我喜欢茶 ok 茶")).containsExactly("我喜", "喜欢", "欢茶", "ok", "茶");
    }

    @Test
    void findsNoWordInBlanksAndMarks() {
        assertThat(Words.of(" -- \n '\u2019' ... \uD83D\uDE00")).isEmpty();
    }
}
