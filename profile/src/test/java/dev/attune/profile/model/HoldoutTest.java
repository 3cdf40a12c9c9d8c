package dev.attune.profile.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class HoldoutTest {

    @Test
    void aTenthIsATenthOfThePeople() {
        Holdout tenth = new Holdout(0.1, "s");
        long held = IntStream.range(0, 20_000)
                .filter(number -> tenth.has(new Person("default", "p" + number)))
                .count();
        assertThat(held).isBetween(1_850L, 2_150L);
    }

    @Test
    void anotherSaltOrTenantDrawsOthers() {
        Holdout one = new Holdout(0.5, "one");
        Holdout other = new Holdout(0.5, "other");
        assertThat(IntStream.range(0, 1_000)
                        .filter(number -> one.has(person("a", number)) != other.has(person("a", number)))
                        .count())
                .isBetween(420L, 580L);
        assertThat(IntStream.range(0, 1_000)
                        .filter(number -> one.has(person("a", number)) != one.has(person("b", number)))
                        .count())
                .isBetween(420L, 580L);
    }

    @Test
    void noShareIsNobodyAndAllIsEverybody() {
        assertThat(IntStream.range(0, 1_000)).noneMatch(number -> Holdout.NONE.has(person("a", number)));
        assertThat(IntStream.range(0, 1_000)).allMatch(number -> new Holdout(1, "s").has(person("a", number)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Holdout(1.1, "s"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Holdout(Double.NaN, "s"));
    }

    @Property
    void whoeverIsInAShareIsInEveryLargerOne(
            @ForAll @StringLength(min = 1, max = 20) @net.jqwik.api.constraints.AlphaChars String id,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        Person person = new Person("default", id);
        boolean inSmaller = new Holdout(Math.min(one, other), "s").has(person);
        boolean inLarger = new Holdout(Math.max(one, other), "s").has(person);
        assertThat(!inSmaller || inLarger).isTrue();
    }

    private static Person person(String tenant, int number) {
        return new Person(tenant, "p" + number);
    }
}
