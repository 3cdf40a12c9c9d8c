package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of themselves in passing, with words left out and clauses run together. */
final class TalkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Love hiking.                            | They love hiking",
                "Vegetarian here.                        | They are a vegetarian",
                "Not a fan of olives.                    | They are not a fan of olives",
                "Been vegan for years.                   | They have been vegan for years",
                "Can't stand cilantro.                   | They cannot stand cilantro",
                "Allergic to penicillin.                 | They are allergic to penicillin",
                "Never learned to swim.                  | They never learned to swim",
                "Raised on a dairy farm.                 | They were raised on a dairy farm",
                "No I work part time in a bakery         | They work part time in a bakery",
                "It was cold so I keep a spare coat      | They keep a spare coat",
                "Heights make me dizzy.                  | Heights make them dizzy",
                "Horror movies are not my thing.         | Horror movies are not their thing",
                "Give me mountains over beaches any day. | They prefer mountains over beaches",
                "Loud restaurants wear me out.           | Loud restaurants wear them out",
            })
    void isReadInFull(String words, String text) {
        assertThat(Taught.textsBy(words)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I saw a heron yesterday.", "I bought a kayak today", "I am flying to Oslo tomorrow."})
    void leavesWhatIsBoundToOneDay(String words) {
        assertThat(Taught.by(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I just had a baby.",
                "I just got back into painting.",
                "I just finished law school.",
                "I have to go to dialysis every week.",
                "I just got married."
            })
    void keepsWhatLastsHoweverRecent(String words) {
        assertThat(Taught.by(words)).isNotEmpty();
    }

    @Test
    void leavesAMoodOfTheDay() {
        assertThat(Taught.by("I feel a bit grumpy today")).isEmpty();
        assertThat(Taught.by("I want something light tonight")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I know what you mean.",
                "I guess so",
                "I'm glad you liked it!",
                "That sounds like fun!",
                "I hope you feel better",
                "I will check it out",
                "I'd love to hear more about it",
                "I do",
                "You should visit us",
                "Tell me more about yourself",
            })
    void leavesReactions(String words) {
        assertThat(Taught.by(words)).isEmpty();
    }
}
