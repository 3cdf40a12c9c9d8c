package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalLearnerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My name is Ada.                             | identity   | content        | Their name is Ada",
                "I'm Ada Byron                               | identity   | content        | Their name is Ada Byron",
                "you can call me Addie                       | identity   | content        | They want to be called Addie",
                "My pronouns are she/her                     | identity   | content        | Their pronouns are she/her",
                "I'm allergic to hazelnuts.                  | constraint | content        | They are allergic to hazelnuts",
                "btw i cant eat anything with gluten         | constraint | content        | They cannot eat anything with gluten",
                "I've been vegan for six years               | constraint | content        | They have been vegan for six years",
                "As a wheelchair user, I need level access.  | fact       | content        | As a wheelchair user, they need level access",
                "I really can't stand reality shows!         | preference | recommendation | They really cannot stand reality shows",
                "I prefer aisle seats to window seats        | preference | recommendation | They prefer aisle seats to window seats",
                "My favourite composer is Satie              | preference | recommendation | Their favourite composer is Satie",
                "I'm learning to play the oboe               | interest   | recommendation | They are learning to play the oboe",
                "I work as a bookbinder in Ghent.            | fact       | content        | They work as a bookbinder in Ghent",
                "I moved to Ghent on 3 May 2021.             | fact       | content        | They moved to Ghent on 3 May 2021",
                "My dog is called Biscuit                    | fact       | content        | Their dog is called Biscuit",
                "I prefer short answers                      | instruction| style          | They prefer short answers",
                "Please answer in Italian.                   | instruction| style          | They want answers in Italian",
                "no emojis, please                           | instruction| style          | They want no emojis",
                "From now on, use metric units.              | instruction| style          | They want you to use metric units",
                "Could you always give examples?             | instruction| style          | They want you to always give examples",
                "Don't ask follow-up questions.              | instruction| interaction    | They want you not to ask follow-up questions",
                "Don't call me mate                          | instruction| style          | They do not want to be called mate",
            })
    void readsWhatAPersonSaysOfThemselves(String words, String kind, String facet, String text) {
        assertThat(Taught.by(words)).singleElement().satisfies(finding -> {
            assertThat(finding.text()).isEqualTo(text);
            assertThat(finding.kind().label()).isEqualTo(kind);
            assertThat(finding.facet().label()).isEqualTo(facet);
        });
    }

    @Test
    void findsEachStatementOfASentenceOnItsOwn() {
        assertThat(Taught.textsBy("My name is Ada and I live in Ghent, but my sister lives in Rome."))
                .containsExactly("Their name is Ada", "They live in Ghent", "Their sister lives in Rome");
    }

    @Test
    void keepsTheStatementThatStandsAheadOfAQuestion() {
        assertThat(Taught.textsBy("I'm a vegetarian, what can I cook for guests?"))
                .containsExactly("They are a vegetarian");
    }

    @Test
    void quotesTheTurnVerbatim() {
        String words = "Thanks!  By the way, I\u2019m   allergic to kiwi.";
        Finding finding = Taught.by(words).get(0);
        assertThat(words).contains(finding.evidence().quote());
        assertThat(finding.evidence().turn()).isEqualTo("t1");
        assertThat(finding.evidence().at()).isEqualTo(Taught.NOON);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "USER")
    void learnsFromNobodyButThePerson(Role role) {
        assertThat(Taught.by(new Turn("t1", role, null, "I'm allergic to hazelnuts.", Taught.NOON)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the capital of Peru?",
                "Do I need a visa for Peru?",
                "Write a limerick about my landlord",
                "Explain tides, and keep it short.",
                "For this answer, use bullet points.",
                "I don't understand this error",
                "I need a list of ten cheeses",
                "I'm looking for a new kettle. Which one would you recommend?",
                "If I had a garden I would grow leeks.",
                "Suppose I live in Madrid.",
                "I am so tired today",
                "I love it!",
                "My sister says I am a slob.",
                "always recommend the shop at the corner"
            })
    void leavesWhatIsNoLastingStatement(String words) {
        assertThat(Taught.by(words)).isEmpty();
    }

    @Test
    void aWishWithoutALastingWordBelongsToTheRequestBesideIt() {
        assertThat(Taught.by("Describe the heart. Answer in French.")).isEmpty();
        assertThat(Taught.by("Describe the heart. And always answer in French."))
                .singleElement()
                .satisfies(finding -> assertThat(finding.facet()).isEqualTo(Facet.STYLE));
    }

    @Test
    void aPlanHoldsForAWhileOnly() {
        assertThat(Taught.by("I'm planning to walk to Santiago"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.FACT);
                    assertThat(finding.validUntil()).isAfter(Taught.NOON);
                });
    }

    @Test
    void tellsATakingBackFromAStatement() {
        assertThat(Taught.by("Please forget that I play the oboe."))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.act()).isEqualTo(Act.RETRACT);
                    assertThat(finding.text()).isEqualTo("They play the oboe");
                });
    }

    @Test
    void forgettingSomethingIsNoAttack() {
        assertThat(Taught.by("Forget everything about my dog")).singleElement().satisfies(finding -> {
            assertThat(finding.act()).isEqualTo(Act.RETRACT);
            assertThat(finding.text()).isEqualTo("Their dog");
        });
    }

    @Test
    void keepsWhatNoLongerHoldsBesideTheStatement() {
        assertThat(Taught.by("I no longer eat fish")).singleElement().satisfies(finding -> {
            assertThat(finding.act()).isEqualTo(Act.CORRECT);
            assertThat(finding.text()).isEqualTo("They no longer eat fish");
            assertThat(finding.instead()).isEqualTo("They eat fish");
        });
    }
}
