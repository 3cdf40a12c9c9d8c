package dev.attune.profile.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SentencesTest {

    private final Sentences sentences = new Sentences(List.of("dr", "e.g"));

    @Test
    void cutsAtFullStopsQuestionsAndLines() {
        assertThat(texts("I like figs. do you?  Yes!!\nMe too"))
                .containsExactly("I like figs.", "do you?", "Yes!!", "Me too");
    }

    @Test
    void goesOnBehindAbbreviationsInitialsAndNumbers() {
        assertThat(texts("Dr. Vos and J. Peeters paid 3.50 for e.g. figs. Fine."))
                .containsExactly("Dr. Vos and J. Peeters paid 3.50 for e.g. figs.", "Fine.");
    }

    @Test
    void takesAQuotationMarkAlong() {
        assertThat(texts("He said \"no.\" I left.")).containsExactly("He said \"no.\"", "I left.");
    }

    @Test
    void joinsAWrappedLine() {
        assertThat(texts("I have been living in the old town by the river for the better part of\nten years. Well."))
                .containsExactly(
                        "I have been living in the old town by the river for the better part of\nten years.", "Well.");
    }

    @Property
    void everySentenceStandsInTheTextWhereItSaysAndNothingIsLost(@ForAll String text) {
        List<Span> spans = sentences.of(text);
        int end = 0;
        for (Span span : spans) {
            assertThat(text.substring(span.start(), span.end())).isEqualTo(span.text());
            assertThat(text.substring(end, span.start()).isBlank() || span.start() == end)
                    .isTrue();
            end = span.end();
        }
        assertThat(text.substring(end).chars().allMatch(Character::isWhitespace))
                .isTrue();
    }

    @Test
    void clausesPartAtJointsButNotWithinWhatStandsAheadOfTheSubject() {
        Clauses clauses = new Clauses(Pattern.compile(", (?=I )| and (?=I )"), Pattern.compile("^In [a-z]+, (?=I)"));
        Span sentence = new Span("In winter, I ski and I skate, I think", 10);
        assertThat(clauses.of(sentence))
                .extracting(Span::text)
                .containsExactly("In winter, I ski", "I skate", "I think");
        assertThat(clauses.of(sentence).get(1).start()).isEqualTo(10 + "In winter, I ski and ".length());
    }

    private List<String> texts(String text) {
        return sentences.of(text).stream().map(Span::text).toList();
    }
}
