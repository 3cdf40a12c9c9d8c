package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a short reply states together with the question ahead of it. */
final class AnswersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Do you have any children?            | No.           | They do not have children",
                "Nice! Do you have a garden?          | Yes I do!     | They have a garden",
                "Do you eat meat?                     | Nope          | They do not eat meat",
                "Do you still play chess?             | Yes           | They play chess",
                "Are you a vegetarian?                | Yeah          | They are a vegetarian",
                "Are you married?                     | No, I'm not   | They are not married",
                "And what is your favourite color?    | Teal          | Their favourite color is Teal",
                "Where do you live?                   | Ghent.        | They live in Ghent",
                "How many siblings do you have?       | Three         | They have three siblings",
            })
    void isReadWithTheQuestion(String question, String reply, String text) {
        assertThat(replying(question, reply)).singleElement().satisfies(finding -> {
            assertThat(finding.text()).isEqualTo(text);
            assertThat(reply).contains(finding.evidence().quote());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Do you have any questions?           | No.",
                "Do you like it?                      | Yes",
                "What is your favourite color?        | I don't know",
                "Where do you live?                   | Why do you ask?",
                "Would you like some ideas?           | Yes please",
                "Here is the list you wanted.         | No",
            })
    void isNothingWhereItTellsNothing(String question, String reply) {
        assertThat(replying(question, reply)).isEmpty();
    }

    @Test
    void aReplyThatSaysEnoughStandsForItself() {
        assertThat(replying("Do you have any pets?", "Yes, I have two parrots."))
                .extracting(Finding::text)
                .containsExactly("They have two parrots");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is your favorite meal? Mine is breakfast!    | Their favorite meal is breakfast",
                "Hi, what's your favourite flower? Mine are tulips | Their favourite flower is tulips",
            })
    void peopleAlsoAnswerWhatTheyAskOfTheOther(String turn, String text) {
        assertThat(Taught.by(turn)).extracting(Finding::text).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is your favorite meal? Mine is the same.",
                "Is that coat yours? Mine is green.",
                "The red one is yours. Mine is green."
            })
    void whatIsTheirsWithoutSuchAQuestionIsNoAnswer(String turn) {
        assertThat(Taught.by(turn)).extracting(Finding::text).noneMatch(text -> text.startsWith("Their favorite"));
    }

    private static List<Finding> replying(String question, String reply) {
        return Taught.byAll(List.of(
                new Turn("t0", Role.ASSISTANT, null, question, Taught.NOON),
                new Turn("t1", Role.USER, null, reply, Taught.NOON)));
    }
}
