package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LikenessTest {

    @Test
    void sharesOfWordsCountAsOftenAsTheyOccur() {
        assertThat(Likeness.ofWords(List.of("a", "a", "b"), List.of("a", "c"))).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void forgivesSlipsOfSpelling() {
        assertThat(Likeness.ofSpelling("I like vegetarian food", "I like vegetrian food"))
                .isGreaterThan(0.8);
        assertThat(Likeness.ofSpelling("I like vegetarian food", "My sister plays chess"))
                .isLessThan(0.2);
    }

    @Property
    void isOneForTheSameTextAndTheSameBothWays(@ForAll String one, @ForAll String other) {
        assertThat(Likeness.ofSpelling(one, one)).isEqualTo(1);
        assertThat(Likeness.ofSpelling(one, other))
                .isEqualTo(Likeness.ofSpelling(other, one))
                .isBetween(0.0, 1.0);
        assertThat(Likeness.ofWords(Words.of(one), Words.of(other)))
                .isEqualTo(Likeness.ofWords(Words.of(other), Words.of(one)))
                .isBetween(0.0, 1.0);
    }
}
