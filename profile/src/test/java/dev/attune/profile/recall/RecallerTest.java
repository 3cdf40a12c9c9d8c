package dev.attune.profile.recall;

import static dev.attune.profile.recall.Known.NOW;
import static dev.attune.profile.recall.Known.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Withheld;
import dev.attune.profile.model.Withheld.Reason;
import dev.attune.profile.recall.RecallQuery.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecallerTest {

    private static final Memory RACE = memory("race", Kind.EPISODE, "I ran a charity race for mental health", 3);
    private static final Memory SISTER = memory("sister", Kind.FACT, "My sister Eva plays the violin", 40);
    private static final Memory CAFES = memory("cafes", Kind.PREFERENCE, "I prefer quiet cafes to busy ones", 20);
    private static final Memory KUBERNETES =
            memory("k8s", Kind.FACT, "We deploy with Kubernetes on our own servers", 9);

    private final Recaller recaller = new Recaller(new ConfigFiles(Path.of("absent")));
    private final MemoryIndex index = recaller.index(Known.profile(RACE, SISTER, CAFES, KUBERNETES));

    @Test
    void bringsUpWhatSharesTheMatterWhateverTheInflection() {
        assertThat(ids(ask("Which races have I been running?"))).containsExactly("race");
        assertThat(ids(ask("what does eva's violin cost?"))).containsExactly("sister");
    }

    @Test
    void forgivesASlipOfTheKeysButTakesNoKnownWordForOne() {
        assertThat(ids(ask("how is our kuberntes set up?"))).containsExactly("k8s");
        assertThat(ask("How do I quit vim?").items()).isEmpty();
    }

    @Test
    void findsTheRareWordInALongMessage() {
        String message =
                "ok so I have been thinking about this for a while, the team had some doubts in the last review and I am "
                        + "not sure what the right call is any more: how should we roll out a new version with kubernetes?";

        assertThat(ids(ask(message))).containsExactly("k8s");
    }

    @Test
    void isSilentWhenNothingMatters() {
        assertThat(ask("Write a haiku about the sea").items()).isEmpty();
        assertThat(ask("").items()).isEmpty();
        assertThat(ask("what is it that you have?").items()).isEmpty();
    }

    @Test
    void findsWhatOnlyThePersonsOwnWordsSay() {
        Memory move = Known.quoting(memory("move", Kind.FACT, "Lives in Lisbon", 5), "we moved to Portugal last May");

        assertThat(ids(ask(Known.profile(move, RACE, CAFES), "what is portugal like?")))
                .containsExactly("move");
    }

    @Test
    void leavesOutWhatNoLongerHolds() {
        Memory over = SISTER.withStatus(Status.ACTIVE, NOW.minusSeconds(1));
        Memory replaced = SISTER.withStatus(Status.SUPERSEDED, NOW.minusSeconds(1));

        assertThat(ask(Known.profile(over, RACE, CAFES), "does my sister play the violin?")
                        .items())
                .isEmpty();
        assertThat(ask(Known.profile(replaced, RACE, CAFES), "does my sister play the violin?")
                        .items())
                .isEmpty();
    }

    @Test
    void tellsWhyTheRulingKeepsAMemoryBack() {
        Recalled recalled = recaller.recall(
                index,
                new RecallQuery(
                        Purpose.ANSWER,
                        "my sister's violin",
                        NOW,
                        10,
                        400,
                        memory -> Optional.of(Reason.FACET_OFF),
                        Set.of(),
                        Set.of()));

        assertThat(recalled.items()).isEmpty();
        assertThat(recalled.withheld()).containsExactly(new Withheld("sister", Reason.FACET_OFF));
    }

    @Test
    void saysNothingTwice() {
        Recalled said = recaller.recall(index, query("my sister's violin", 10, 400, Set.of("sister"), Set.of()));
        Recalled standing = recaller.recall(index, query("my sister's violin", 10, 400, Set.of(), Set.of("sister")));

        assertThat(said).isEqualTo(new Recalled(List.of(), List.of(new Withheld("sister", Reason.ALREADY_SAID))));
        assertThat(standing).isEqualTo(Recalled.NOTHING);
    }

    @Test
    void keepsWithinTheBudgetAndGoesOnWithWhatFits() {
        Memory lengthy = memory("lengthy", Kind.FACT, "My violin, violin, violin is old " + "and dear ".repeat(80), 1);
        Recalled recalled = recaller.recall(
                recaller.index(Known.profile(lengthy, SISTER, RACE, CAFES)),
                query("violin", 10, 40, Set.of(), Set.of()));

        assertThat(ids(recalled)).containsExactly("sister");
        assertThat(recalled.withheld()).containsExactly(new Withheld("lengthy", Reason.OVER_BUDGET));
    }

    @Test
    void leavesOutWhatABetterOneSaysInTheSameWords() {
        Memory again = memory("again", Kind.EPISODE, "I ran a charity race for mental health!", 1);

        assertThat(ids(ask(Known.profile(RACE, again, SISTER, CAFES), "which race did I run?")))
                .containsExactly("again");
    }

    @Test
    void bringsUpWhatWasToldRightBesideIt() {
        Memory beside = new Memory(
                "beside",
                RACE.facet(),
                Kind.EPISODE,
                "It rained all the way",
                RACE.origin(),
                0.9,
                0.5,
                null,
                Status.ACTIVE,
                RACE.validFrom().plusSeconds(60),
                null,
                null,
                List.of());

        assertThat(ids(ask(Known.profile(RACE, beside, SISTER), "how was the charity race?")))
                .containsExactly("race", "beside");
    }

    @Test
    void prefersWhatWasToldAtTheTimeThatTheQuestionNames() {
        Memory spring = memory("spring", Kind.EPISODE, "We went camping by the lake", 60);
        Memory winter = memory("winter", Kind.EPISODE, "We went camping in the snow", 120);
        Profile profile = Known.profile(winter, spring, SISTER, CAFES);

        assertThat(ids(ask(profile, "Where did we go camping in February?"))).startsWith("winter");
        assertThat(ids(ask(profile, "Where did we go camping on 2 April 2026?")))
                .startsWith("spring");
    }

    @Test
    void doesNotLetManyMemoriesMatterByChance() {
        List<Memory> many = new ArrayList<>();
        for (int at = 0; at < 500; at++) {
            many.add(memory("m" + at, Kind.EPISODE, "I saw bird number" + at + " near the table", at));
        }

        assertThat(ask(Known.profile(many), "Format this table as LaTeX with a caption, three columns and a footnote")
                        .items())
                .isEmpty();
    }

    @Test
    void searchesTheWordsOfATurnTogether() {
        Memory home = Known.quoting(memory("home", Kind.FACT, "Lives in Ghent", 30), "I moved to Ghent");
        Memory work = Known.quoting(memory("work", Kind.FACT, "Is a nurse", 30), "I am a nurse");
        Memory trip = memory("trip", Kind.FACT, "Visited Ghent once", 30)
                .withEvidence(List.of(new Evidence("other", "I once visited Ghent", NOW)), 0.9);

        assertThat(ids(search(Known.profile(trip, work, home, CAFES), "Ghent as a nurse"))
                        .subList(0, 2))
                .containsExactlyInAnyOrder("home", "work");
    }

    @Test
    void searchesBesideWhatWasSaidWhateverWasMadeOfIt() {
        Memory race = learned("race", "Ran a charity race", "t1", 0);
        Memory rain = learned("rain", "Got wet all the way", "t2", 60);
        Memory other = learned("other", "Got a new bicycle", "t3", 90_000);

        assertThat(ids(search(Known.profile(race, rain, other), "the charity race")))
                .containsExactly("race", "rain");
    }

    @Test
    void bringsUpInASearchEitherATurnOrWhatWasLearnedFromIt() {
        Memory told = episode("We sat down and I said that I play the oboe", "t1", 0);
        Memory oboe = learned("oboe", "Plays the oboe", "t1", 0);

        assertThat(search(Known.profile(told, oboe, CAFES), "who plays the oboe?")
                        .items())
                .hasSize(1);
    }

    @Test
    void passesOverWhatWasToldOfSomethingThatWasCorrectedSince() {
        Memory home = learned("home", "Lives in Ghent", "t1", 0);
        Memory closed = home.withStatus(Status.SUPERSEDED, NOW.plusSeconds(60));
        Memory told = episode("I live in Ghent and my sister visits me each May", "t1", 0);
        Memory correction = episode("I lived in Ghent but since May my sister and I are in Rome", "t2", 60);

        assertThat(ids(search(Known.profile(told, correction), "May, sister"))).contains("episode-t1");
        assertThat(ids(search(Known.profile(quoting(closed, "I live in Ghent"), told, correction), "May, sister")))
                .containsExactly("episode-t2");
    }

    @Test
    void keepsATurnInWhichSomebodyCorrectsThemselves() {
        Memory closed = quoting(
                learned("home", "Lives in Ghent", "t1", 0).withStatus(Status.SUPERSEDED, NOW), "I lived in Ghent");
        Memory told = episode("I lived in Ghent but since May my sister and I are in Rome", "t1", 0);

        assertThat(ids(search(Known.profile(closed, told), "May with my sister")))
                .containsExactly("episode-t1");
    }

    private static Memory learned(String id, String text, String turn, long secondsLater) {
        Memory memory = memory(id, Kind.FACT, text, 0);
        return memory.during(NOW.plusSeconds(secondsLater), null)
                .withEvidence(List.of(new Evidence(turn, text, NOW.plusSeconds(secondsLater))), 0.9);
    }

    private static Memory quoting(Memory memory, String quote) {
        Evidence evidence = memory.evidence().get(0);
        return memory.withEvidence(List.of(new Evidence(evidence.turn(), quote, evidence.at())), 0.9);
    }

    private static Memory episode(String text, String turn, long secondsLater) {
        return memory("episode-" + turn, Kind.EPISODE, text, 0)
                .during(NOW.plusSeconds(secondsLater), null)
                .withEvidence(List.of(new Evidence(turn, text, NOW.plusSeconds(secondsLater))), 0.9);
    }

    private Recalled search(Profile profile, String text) {
        return recaller.recall(
                recaller.index(profile),
                query(text, 10, 400, Set.of(), Set.of()).asSearch());
    }

    private Recalled ask(String text) {
        return recaller.recall(index, query(text, 10, 400, Set.of(), Set.of()));
    }

    private Recalled ask(Profile profile, String text) {
        return recaller.recall(recaller.index(profile), query(text, 10, 400, Set.of(), Set.of()));
    }

    private static RecallQuery query(String text, int limit, int tokens, Set<String> said, Set<String> standing) {
        return new RecallQuery(Purpose.ANSWER, text, NOW, limit, tokens, memory -> Optional.empty(), said, standing);
    }

    private static List<String> ids(Recalled recalled) {
        return recalled.items().stream().map(item -> item.memory().id()).toList();
    }
}
