package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.page.Links;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Dial;
import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person's page shows at a glance, and how that came about. */
final class FacetsTest {

    private static final String ALICE = "/people/default/alice";

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor admin;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        Sample.behave(profiles, Sample.ALICE);
        console = new Running(profiles);
        admin = new Visitor(console.origin()).signedIn();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void whoThisIsIsSaidInWords() {
        assertThat(admin.get(ALICE).body())
                .contains("lives in Porto. To be heeded: is vegetarian. Best answered short.");
    }

    @Test
    void aDialIsABarAndWords() {
        assertThat(admin.get(ALICE).body())
                .contains(
                        "clearly short (-0.70)",
                        "82% sure, from 8 signs in their behaviour",
                        "x=\"-70\"",
                        "width=\"70\"",
                        "rather with emoji (+0.35)",
                        "not enough to be told yet");
    }

    @Test
    void interestsHaveTheirSharesAndTheirWeeks() {
        assertThat(admin.get(ALICE).body())
                .contains(
                        "62%",
                        "from 9 messages in 4 conversations",
                        "Not for them:",
                        "Diversity index 0.80",
                        "more than 40%",
                        "<svg class=\"line\"",
                        "2.6 of 3");
    }

    @Test
    void hoursAreATableWithWordsAndAdviceHasItsReasons() {
        assertThat(admin.get(ALICE).body())
                .contains(
                        "Busiest: Mon 19:00",
                        "(Europe/Lisbon)",
                        "class=\"level-4\"",
                        "guessed from the hours in which they rest",
                        "wanted, 71% sure",
                        "6 of 7 closing questions were taken up");
    }

    @Test
    void whereNothingShowsThePageSaysWhy() {
        profiles.learn(Sample.person("bob"), Sample.memory("m1", "Likes tea"));

        assertThat(admin.get("/people/default/bob").body())
                .contains("Nothing shows yet how they like", "at least 4 visits on 3 days are needed", "No field yet")
                .doesNotContain("class=\"hours\"");
    }

    @Test
    void aChangeOfADialReadsInWordsAndIsUndone() {
        assertThat(admin.get(ALICE + "/history?facet=style").body())
                .contains(
                        "rather short (-0.30), 40% sure from 3 signs",
                        "clearly short (-0.70), 82% sure from 8 signs", "Too long again.");

        String second = profiles
                .histories()
                .list(Sample.ALICE, new Page.Request(100, null))
                .toCompletableFuture()
                .join()
                .items()
                .stream()
                .filter(one ->
                        one.evidence().stream().anyMatch(said -> said.quote().equals("Too long again.")))
                .map(Adaptation::id)
                .findFirst()
                .orElseThrow();
        admin.submit(ALICE, Links.of(Sample.ALICE, "history", second, "undo"), Map.of());

        assertThat(profiles.profileOf(Sample.ALICE).traits(Dial.class))
                .anyMatch(dial -> dial.dimension() == Dimension.LENGTH && dial.value() == -0.3);
    }

    @Test
    void everyKindOfTraitReadsWell() {
        assertThat(admin.get(ALICE + "/history").body())
                .contains(
                        "Interest in music",
                        "weight 3.4 for it, from 9 messages in 4 conversations",
                        "weight 1.0 against it, from 1 message in 1 conversation",
                        "Expertise in programming",
                        "Europe/Lisbon, by their hours",
                        "every 22 hours",
                        "Being asked back");
    }

    @Test
    void theirOwnPageSaysItInTheirLanguage() {
        OwnPages own = new OwnPages(console, admin);

        assertThat(own.opened(Sample.ALICE).get("/own").body())
                .contains("short answers", "An interest: music", "Not an interest: football", "Your level in");
    }

    @Test
    void theHistoryIsFilteredByWhatWhoAndTurn() {
        assertThat(admin.get(ALICE + "/history?facet=recommendation").body())
                .contains("Interest in music", "cello")
                .doesNotContain("Too long again.");
        assertThat(admin.get(ALICE + "/history?by=admin").body()).contains("Nothing like that has changed");
        assertThat(admin.get(ALICE + "/history?what=superseded").body())
                .contains("Lives in Porto")
                .doesNotContain("Is vegetarian");
        assertThat(admin.get(ALICE + "/history?turn=turn-9").body())
                .contains("By what was said in turn", "Back again.")
                .doesNotContain("Is vegetarian");
        assertThat(admin.get(ALICE + "/history?facet=none").statusCode()).isEqualTo(400);
    }

    @Test
    void theProfileIsShownAsItWas() {
        assertThat(admin.get(ALICE + "/then?step=0").body())
                .contains("Is vegetarian", "1 memory in use")
                .doesNotContain("Lives in Porto", "clearly short");
        assertThat(admin.get(ALICE + "/then").body()).contains("Lives in Porto", "clearly short");
        assertThat(admin.get(ALICE + "/then?at=1999-01-01T00:00").body())
                .contains("Nothing was known", "0 memories in use");
        assertThat(admin.get(ALICE + "/then?at=yesterday").statusCode()).isEqualTo(400);
        assertThat(admin.get("/people/default/nobody/then").statusCode()).isEqualTo(404);
    }
}
