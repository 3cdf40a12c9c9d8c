package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class NearbyPropertyTest {

    private static final int MANY = 50;

    @Property(tries = 300)
    void finds_the_same_however_often_it_was_asked(
            @ForAll("readings") List<Reading> known,
            @ForAll("readings") List<Reading> later,
            @ForAll("reading") Reading one) {
        Nearby seldom = new Nearby();
        Nearby often = new Nearby();
        putAll(known, seldom);
        putAll(known, often);
        for (int time = 0; time < MANY; time++) {
            often.of(one);
        }
        putAll(later, seldom);
        putAll(later, often);
        seldom.remove("0");
        often.remove("0");

        assertThat(often.of(one)).isEqualTo(seldom.of(one));
    }

    @Property(tries = 300)
    void finds_whatever_shares_a_word_an_aspect_or_the_text(
            @ForAll("readings") List<Reading> known, @ForAll("reading") Reading one) {
        Nearby nearby = new Nearby();
        putAll(known, nearby);

        for (int place = 0; place < known.size(); place++) {
            Reading other = known.get(place);
            boolean near = one.matter().stream().anyMatch(other.matter()::contains)
                    || one.aspects().stream()
                            .anyMatch(aspect -> other.aspects().stream().anyMatch(aspect::isOfSameAs))
                    || one.text().equals(other.text());
            assertThat(nearby.of(one).contains(String.valueOf(place))).isEqualTo(near);
        }
    }

    private static void putAll(List<Reading> readings, Nearby nearby) {
        for (int place = 0; place < readings.size(); place++) {
            nearby.put(String.valueOf(place), readings.get(place));
        }
    }

    @Provide
    Arbitrary<List<Reading>> readings() {
        return reading().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<Reading> reading() {
        Arbitrary<Set<String>> words = Arbitraries.of("oboe", "rowing", "walnut", "canal", "train", "dog")
                .set()
                .ofMaxSize(2);
        Arbitrary<Aspect> aspect = Combinators.combine(Arbitraries.of("home", "taste"), words, words)
                .as(Aspect::new);
        return Combinators.combine(words, aspect.list().ofMaxSize(1), Arbitraries.of("A", "B", "C", "D", "E"))
                .as((matter, aspects, text) -> new Reading(text, matter, aspects));
    }
}
