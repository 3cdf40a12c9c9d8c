package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of learning from whatever a turn may contain. */
final class LearningPropertiesTest {

    private static final int LONGEST_TEXT = 400;

    @Property(tries = 300)
    void quotesTheTurnAndStaysWithinBounds(@ForAll("turns") String words) {
        assertThat(Taught.by(words)).allSatisfy(finding -> {
            assertThat(words).contains(finding.evidence().quote());
            assertThat(finding.evidence().quote()).isNotBlank();
            assertThat(finding.text()).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_TEXT);
            assertThat(finding.text()).doesNotEndWith("?");
        });
    }

    @Property(tries = 200)
    void readsAnyTextWithoutFail(@ForAll String words, @ForAll String answer) {
        List<Turn> turns = List.of(
                new Turn("t0", Role.ASSISTANT, null, answer, Taught.NOON),
                new Turn("t1", Role.USER, null, words, Taught.NOON));
        assertThat(Taught.byAll(turns))
                .allSatisfy(
                        finding -> assertThat(words).contains(finding.evidence().quote()));
    }

    @Property(tries = 200)
    void whatIsQuotedTeachesNothing(@ForAll("statements") String statement) {
        assertThat(Taught.by("Translate to Dutch: \"" + statement + "\"")).isEmpty();
        assertThat(Taught.by("Summarize this mail.\n\n> Hello,\n> " + statement + "\n> Regards, Tom"))
                .isEmpty();
        assertThat(Taught.by("Pretend to be a sailor. " + statement)).isEmpty();
    }

    @Provide
    Arbitrary<String> statements() {
        return Arbitraries.of(
                "I keep bees.",
                "My wife is a judge.",
                "I can't eat nuts.",
                "I have two cats and live in Rome.",
                "I love the sea.",
                "As a baker, I get up early.",
                "I was born in 1990.");
    }

    /** Pieces of sentences in any order, with the marks that part them. */
    @Provide
    Arbitrary<String> turns() {
        return Arbitraries.of(
                        "I",
                        "my wife",
                        "we",
                        "have",
                        "two dogs",
                        "and",
                        "but",
                        "work as a nurse",
                        "love",
                        "hate",
                        "not",
                        "as a cook",
                        ",",
                        ".",
                        "?",
                        "\n",
                        "so",
                        "yesterday",
                        "the second one",
                        "sounds great",
                        "the others",
                        "are too loud",
                        "I'm",
                        "\u201C",
                        "\"",
                        "because",
                        "no",
                        "please",
                        "always",
                        "use",
                        "bullet points",
                        "\uD83D\uDE00",
                        "(",
                        ")",
                        ":",
                        "> ",
                        "- ",
                        "12",
                        "don't",
                        "like",
                        "being allergic to nuts")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(pieces -> String.join(" ", pieces));
    }
}
