package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a choice among options tells of the one who chooses. */
final class ChoicesTest {

    private static final String OFFER = """
            Here are three places to stay:
            1. A loft above a jazz bar
            2. **A cabin by the lake**
            3. Try a farm with goats
            Which one do you fancy?""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'll take the second one.                         | They chose A cabin by the lake",
                "Let's go with number 3                            | They chose a farm with goats",
                "I think I'd pick option 1, please                 | They chose A loft above a jazz bar",
                "The last one sounds lovely.                       | They chose a farm with goats",
                "The cabin sounds perfect.                         | They chose The cabin",
                "I'll go with option 2, the cabin near the water.  | They chose the cabin near the water",
            })
    void tellsAChosenOptionInWords(String words, String text) {
        assertThat(choosing(words)).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'll take the quiet one, the others are too lively. | They chose the quiet one | They turned down what seemed too lively",
                "I'd go for the tram. The taxis don't appeal to me.  | They chose the tram      | They are not drawn to taxis",
                "Let's take the stairs. The lifts feel too cramped.  | They chose the stairs    | They find lifts too cramped",
                "Soup sounds good. I'm not keen on fried food today. | They chose Soup          | They are not keen on fried food",
            })
    void tellsWhyTheOthersWereLeft(String words, String chosen, String reason) {
        assertThat(Taught.textsBy(words)).containsExactly(chosen, reason);
    }

    @Test
    void keepsSilentAboutANumberThatNothingWasOfferedFor() {
        assertThat(Taught.textsBy("I'll go with option 2. The other options don't appeal to me."))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"That sounds great!", "The second half of the film was boring?", "Thanks, I'll think about it."})
    void aReactionIsNoChoice(String words) {
        assertThat(choosing(words)).isEmpty();
    }

    @Test
    void aListInTheAnswerMakesNoChoiceOfAStatement() {
        assertThat(choosing("I'm allergic to goats.")).containsExactly("They are allergic to goats");
    }

    private static List<String> choosing(String words) {
        return Taught.byAll(List.of(
                        new Turn("t0", Role.ASSISTANT, null, OFFER, Taught.NOON),
                        new Turn("t1", Role.USER, null, words, Taught.NOON)))
                .stream()
                .map(Finding::text)
                .toList();
    }
}
