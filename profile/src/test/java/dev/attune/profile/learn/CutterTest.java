package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One memory for each thing that is stated, seen through what is learned of a sentence. */
final class CutterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I have two dogs and work as a nurse.            | They have two dogs; They work as a nurse",
                "I grew up in Lyon but live in Oslo now.         | They grew up in Lyon; They live in Oslo now",
                "I love cooking but hate doing the dishes.       | They love cooking; They hate doing the dishes",
                "As a nurse I work odd hours.                    | They are a nurse; As a nurse they work odd hours",
                "Being allergic to nuts, I always read labels.   | They are allergic to nuts; Being allergic to nuts, they always read labels",
                "My son plays hockey and my daughter dances.     | Their son plays hockey; Their daughter dances",
                "I like to cook and play chess.                  | They like to cook and play chess",
                "I live and work in Ghent.                       | They live and work in Ghent",
                "My wife and I have three girls.                 | They and their wife have three girls",
            })
    void statesOneThingInEachPart(String words, String texts) {
        assertThat(Taught.textsBy(words)).containsExactlyElementsOf(List.of(texts.split("; ")));
    }
}
