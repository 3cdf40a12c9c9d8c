package dev.attune.profile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReconcilerTest {

    private final Reconciler reconciler = new Reconciler(Taught.FILES);
    private Profile profile = Taught.NOBODY;
    private final List<Entry> entries = new ArrayList<>();
    private int turns;

    @Test
    void learnsWhatIsNew() {
        assertThat(say("I play the oboe")).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.LEARNED);
            assertThat(event.id()).isEqualTo("1-0");
            assertThat(event.evidence()).hasSize(1);
        });
        assertThat(active()).containsExactly("They play the oboe");
        assertThat(profile.memories().get(0).id()).matches("m[a-z2-7]{12}");
    }

    @Test
    void numbersTheAdaptationsOfOneCommit() {
        say("I play the oboe");
        assertThat(say("I live in Ghent and I have a parrot"))
                .extracting(Adaptation::id)
                .containsExactly("2-0", "2-1");
    }

    @Test
    void reinforcesWhatIsSaidAgain() {
        say("I love chess");
        double before = profile.memories().get(0).confidence();
        assertThat(say("I really love chess")).extracting(Adaptation::what).containsExactly(What.REINFORCED);
        assertThat(profile.memories()).singleElement().satisfies(memory -> {
            assertThat(memory.evidence()).hasSize(2);
            assertThat(memory.confidence()).isGreaterThan(before).isLessThan(1);
        });
    }

    @Test
    void boundsTheEvidenceAndKeepsTheFirstQuote() {
        for (int round = 0; round < 30; round++) {
            say("I love chess");
        }
        assertThat(profile.memories()).singleElement().satisfies(memory -> {
            assertThat(memory.evidence()).hasSize(8);
            assertThat(memory.evidence().get(0).turn()).isEqualTo("t0");
            assertThat(memory.evidence().get(7).turn()).isEqualTo("t29");
        });
    }

    @Test
    void refinesWhatIsSaidMoreExactly() {
        say("I have a parrot");
        assertThat(say("I have a parrot called Polly"))
                .extracting(Adaptation::what)
                .containsExactly(What.REFINED);
        assertThat(active()).containsExactly("They have a parrot called Polly");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I live in Ghent           | I moved to Bruges",
                "I work as a nurse         | I work as a pilot now",
                "My name is Ada            | My name is Grace",
                "I love opera              | I hate opera",
                "I eat meat                | I no longer eat meat",
                "I have two sons           | I have three sons",
                "I am vegan                | I am vegetarian",
                "I'm 34                    | I'm 35 now",
                "My favourite tea is mint  | My favourite tea is rooibos, not mint",
                "Please answer in Italian  | Always answer in Spanish",
                "Keep your answers short   | I prefer detailed answers",
                "Please use metric units   | I prefer miles",
                "I live in Ghent           | I don't live in Ghent any more",
            })
    void replacesWhatCannotHoldBesideTheNew(String first, String second) {
        say(first);
        Memory old = profile.memories().get(0);
        assertThat(say(second)).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.SUPERSEDED);
            assertThat(event.changes()).hasSize(2);
        });
        Memory closed = profile.memories().get(0);
        Memory fresh = profile.memories().get(1);
        assertThat(closed.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(closed.validUntil()).isEqualTo(fresh.validFrom());
        assertThat(fresh.status()).isEqualTo(Status.ACTIVE);
        assertThat(fresh.supersedes()).isEqualTo(old.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I love opera           | I hate musicals",
                "I have two sons        | I have three cats",
                "I live in Ghent        | I work as a nurse",
                "I like tea             | I don't like coffee",
                "My dog is called Bob   | My cat is called Tom",
                "Please use metric units| no emojis please",
            })
    void leavesWhatHoldsBesideTheNew(String first, String second) {
        say(first);
        assertThat(say(second)).extracting(Adaptation::what).containsExactly(What.LEARNED);
        assertThat(active()).hasSize(2);
    }

    @Test
    void retiresWhatIsTakenBack() {
        say("I play the oboe");
        assertThat(say("forget that I play the oboe"))
                .extracting(Adaptation::what)
                .containsExactly(What.RETIRED);
        assertThat(active()).isEmpty();
    }

    @Test
    void anOldTurnDoesNotBringBackWhatWasTakenBackSince() {
        say("I play the oboe");
        say("forget that I play the oboe");
        say("I play the oboe", Taught.NOON.plusSeconds(1), "old");
        assertThat(active()).isEmpty();
        assertThat(say("I play the oboe", Taught.NOON.plus(Duration.ofDays(9)), "new"))
                .extracting(Adaptation::what)
                .containsExactly(What.LEARNED);
    }

    @Test
    void anOlderTurnDoesNotReplaceWhatWasSaidLater() {
        say("I live in Ghent", Taught.NOON, "later");
        Memory ghent = profile.memories().get(0);
        say("I live in Bruges", Taught.NOON.minusSeconds(60), "earlier");
        assertThat(active()).containsExactly("They live in Ghent");
        Memory bruges = profile.memories().get(1);
        assertThat(bruges.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(bruges.validUntil()).isEqualTo(ghent.validFrom());
        assertThat(profile.memories().get(0).supersedes()).isEqualTo(bruges.id());
    }

    @Test
    void aMemoryKeepsItsIdWhenAnOlderTurnTurnsOutToSayTheSame() {
        say("I play the oboe", Taught.NOON, "later");
        Memory known = profile.memories().get(0);
        say("I play the oboe", Taught.NOON.minusSeconds(60), "earlier");
        assertThat(profile.memories()).singleElement().satisfies(memory -> {
            assertThat(memory.id()).isEqualTo(known.id());
            assertThat(memory.validFrom()).isEqualTo(Taught.NOON.minusSeconds(60));
            assertThat(memory.evidence()).hasSize(2);
        });
    }

    @Test
    void whatMayStandInThePlaceOfSeveralWaits() {
        say("I like green tea with lemon");
        say("I like black tea with lemon");
        say("I no longer like white tea with lemon, now I like cocoa");
        assertThat(active()).containsExactly("They like green tea with lemon", "They like black tea with lemon");
        assertThat(profile.memories())
                .filteredOn(memory -> memory.status() == Status.PENDING)
                .extracting(Memory::text)
                .containsExactly("They like cocoa");
    }

    @Test
    void holdsSinceAndUntilTheTimesThatAreNamed() {
        say("I have lived in Ghent since last May");
        assertThat(profile.memories())
                .singleElement()
                .satisfies(memory -> assertThat(memory.validFrom()).isEqualTo("2025-05-01T00:00:00Z"));
    }

    @Test
    void theSameTurnAgainChangesNothing() {
        List<String> said = List.of(
                "I live in Ghent and I love opera",
                "I hate opera",
                "I moved to Bruges",
                "I have a parrot called Polly",
                "forget that I hate opera",
                "my parrot is called Polly");
        for (int index = 0; index < said.size(); index++) {
            say(said.get(index), Taught.NOON.plusSeconds(index), "t" + index);
        }
        Profile before = profile;
        for (int index = 0; index < said.size(); index++) {
            assertThat(say(said.get(index), Taught.NOON.plusSeconds(index), "t" + index))
                    .as(said.get(index))
                    .isEmpty();
        }
        assertThat(profile).isEqualTo(before);
    }

    private List<Adaptation> say(String words) {
        return say(words, Taught.NOON.plusSeconds(60L * turns), "t" + turns++);
    }

    private List<Adaptation> say(String words, Instant at, String turn) {
        List<Finding> findings = Taught.by(new Turn(turn, Role.USER, null, words, at));
        List<Saying> sayings = Saying.of(findings);
        List<Adaptation> adaptations = reconciler.reconcile(profile, entries, sayings, at.plusSeconds(5));
        entries.addAll(sayings);
        profile = adaptations.isEmpty() ? profile : profile.after(adaptations);
        return adaptations;
    }

    private List<String> active() {
        return profile.memories().stream()
                .filter(memory -> memory.status() == Status.ACTIVE)
                .map(Memory::text)
                .toList();
    }
}
