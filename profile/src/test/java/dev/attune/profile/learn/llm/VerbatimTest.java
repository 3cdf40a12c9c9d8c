package dev.attune.profile.learn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.text.Span;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerbatimTest {

    private static final String SAID = "Well \u2013 I\u2019m  vegan,\nand she said \u201Cno\u201D.";

    @ParameterizedTest
    @ValueSource(
            strings = {"I\u2019m  vegan", "I'm vegan", "i'm vegan", " I'm vegan,\tand she ", "said \"no\"", "- I'm"})
    void aCopyInAnotherSpellingIsFoundAsItWasSaid(String quote) {
        Span found = Verbatim.find(SAID, quote).orElseThrow();
        assertThat(SAID.substring(found.start(), found.end())).isEqualTo(found.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"I am vegan", "I'm a vegan", "vegan and", "", " ", "I"})
    void whatWasNotSaidIsNotFound(String quote) {
        assertThat(Verbatim.find(SAID, quote)).isEmpty();
    }

    @Test
    void theAngleBracketsOfThePromptAreThoseOfTheTurn() {
        assertThat(Verbatim.find("I <3 jazz", "I \u20393 jazz")).contains(new Span("I <3 jazz", 0));
    }

    @Property
    void whatIsFoundStandsThere(
            @ForAll @StringLength(max = 40) String said, @ForAll @StringLength(max = 6) String quote) {
        Verbatim.find(said, quote)
                .ifPresent(found ->
                        assertThat(said.substring(found.start(), found.end())).isEqualTo(found.text()));
    }

    @Property
    void everyPartThatIsLongEnoughIsFound(
            @ForAll @StringLength(min = 8, max = 40) @CharRange(from = '!', to = '~') String said,
            @ForAll @IntRange(max = 5) int from,
            @ForAll @IntRange(min = 3, max = 40) int length) {
        String part = said.substring(from, Math.min(said.length(), from + length));
        assertThat(Verbatim.find(said, part)).isPresent();
    }
}
