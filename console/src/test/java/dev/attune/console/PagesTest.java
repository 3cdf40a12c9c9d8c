package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.page.Links;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Status;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin sees and does, without scripts. */
final class PagesTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor admin;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        console = new Running(profiles);
        admin = new Visitor(console.origin()).signedIn();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void theListShowsWhoIsKnownAndHowWell() {
        String page = admin.get("/people").body();

        assertThat(page)
                .contains("<html lang=\"en\"", "href=\"/people/default/alice\"", ">alice</a>", ">learning</span>");
    }

    @Test
    void theListGoesOnWhereItsPartEnds() {
        for (int number = 0; number < 60; number++) {
            profiles.learn(Sample.person("person-" + number), Sample.memory("m1", "Likes tea"));
        }

        String first = admin.get("/people").body();
        String second = admin.get("/people?cursor=50").body();

        assertThat(first).contains("person-59", "/people?cursor=50").doesNotContain(">alice<");
        assertThat(second).contains(">alice<", "Back to the first").doesNotContain("person-59");
    }

    @Test
    void aSearchFindsByAPartOfTheId() {
        profiles.learn(Sample.person("bob"), Sample.memory("m1", "Likes tea"));

        assertThat(admin.get("/people?query=lic").body()).contains(">alice<").doesNotContain(">bob<");
        assertThat(admin.get("/people?query=zzz").body()).contains("Nobody found");
        assertThat(admin.get("/people?tenant=other").body()).contains("Nobody here yet");
    }

    @Test
    void aSearchFromAnOpenPageGetsTheResultsAlone() {
        String part = admin.get("/people?query=ali", "HX-Request", "true").body();

        assertThat(part).contains(">alice<").doesNotContain("<html", "<form");
    }

    @Test
    void aPersonsPageShowsMemoriesWithTheirEvidence() {
        String page = admin.get("/people/default/alice").body();

        assertThat(page)
                .contains("Is vegetarian", "I&#39;m vegetarian, so no meat please.", "92% sure", "<code>turn-0</code>")
                .contains("constraint", "stated", "quarantined", "1 no longer in use", "1 earlier quote");
    }

    @Test
    void theHistorySaysWhatTookTheOthersPlace() {
        String page = admin.get("/people/default/alice").body();
        int before = page.indexOf("<del>");
        int after = page.indexOf("<ins>", before);

        assertThat(page.substring(before, after)).contains("Lives in Lisbon");
        assertThat(page.substring(after, page.indexOf("</ins>", after))).contains("Lives in Porto");
    }

    @Test
    void oneTraceShowsWhatWasToldAndWithheld() {
        String page = admin.get("/people/default/alice/traces/t1").body();

        assertThat(page).contains("Is vegetarian", "standing", "11 tokens", "below threshold", "0.873", "340 µs");
    }

    @Test
    void aTraceOfSomebodyElseIsNotFound() {
        profiles.learn(Sample.person("bob"), Sample.memory("m1", "Likes tea"));

        assertThat(admin.get("/people/default/bob/traces/t1").statusCode()).isEqualTo(404);
    }

    @Test
    void switchingOffIsKeptAndSaidOnce() {
        HttpResponse<String> answer = admin.submit(
                "/people/default/alice", "/people/default/alice/personalization", Map.of("personalization", "off"));
        String next = answer.headers().firstValue("location").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(profiles.profileOf(Sample.ALICE).controls().personalization())
                .isEqualTo(Personalization.OFF);
        assertThat(admin.get(next).body())
                .contains("Personalization is off.", "Switch on", "Switched off in the console");
    }

    @Test
    void anOpenPageGetsItsPartAnewAfterAnAction() {
        String part = admin.submit(
                        "/people/default/alice",
                        "/people/default/alice/personalization",
                        Map.of("personalization", "off"),
                        "HX-Request",
                        "true")
                .body();

        assertThat(part)
                .contains("Switch on", "hx-swap-oob", "Personalization is off.")
                .doesNotContain("<html");
    }

    @Test
    void aValueThatNoSwitchHasIsRefusedWithItsField() {
        HttpResponse<String> answer = admin.submit(
                "/people/default/alice", "/people/default/alice/personalization", Map.of("personalization", "perhaps"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("personalization must be one of on, off");
    }

    @Test
    void aMistypedAddressCreatesNobody() {
        HttpResponse<String> answer = admin.submit(
                "/people/default/alice", "/people/default/nobody/personalization", Map.of("personalization", "off"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(profiles.profileOf(Sample.person("nobody")).version()).isZero();
    }

    @Test
    void forgettingCanBeUndoneOnceAndThenConflicts() {
        String page = "/people/default/alice";
        admin.submit(page, page + "/memories/m1/forget", Map.of());
        assertThat(statusOf("m1")).isEqualTo(Status.RETIRED);

        HttpResponse<String> undone = admin.submit(page, page + "/history/7-0/undo", Map.of());
        assertThat(undone.headers().firstValue("location")).hasValue(page + "?notice=undone");
        assertThat(statusOf("m1")).isEqualTo(Status.ACTIVE);

        HttpResponse<String> again = admin.submit(page, page + "/history/7-0/undo", Map.of());
        assertThat(admin.get(again.headers().firstValue("location").orElseThrow())
                        .body())
                .contains("changed this first", "taken back");
    }

    @Test
    void theOlderHistoryIsAPageOfItsOwn() {
        for (int number = 0; number < 80; number++) {
            profiles.learn(Sample.ALICE, Sample.memory("n" + number, "Thing number " + number));
        }

        assertThat(admin.get("/people/default/alice").body()).contains("/people/default/alice/history?cursor=20");
        assertThat(admin.get("/people/default/alice/history?cursor=20").body())
                .contains("Thing number 59", "Thing number 10", "/people/default/alice/history?cursor=70")
                .doesNotContain("Thing number 60");
        assertThat(admin.get("/people/default/alice/history").body())
                .contains("action=\"/people/default/alice/history/86-0/undo\"")
                .doesNotContain("hx-post");
        assertThat(admin.get("/people/default/alice/traces").body()).contains("attune-demo", "nothing known yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a b",
                "ümläut",
                "🦊 fox",
                "100%",
                "q?x=1&y#z",
                "..",
                ".",
                "~tilde",
                "%2F",
                "a+b",
                "../people",
                "משה"
            })
    void everyIdHasAnAddress(String id) {
        Person person = Sample.person(id);
        profiles.learn(person, Sample.memory("m1", "Likes tea"));
        String list = admin.get("/people").body();
        String href = Links.person(person);

        assertThat(list).contains("href=\"" + href + "\"");
        HttpResponse<String> page = admin.get(href);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Likes tea");

        admin.submit(href, href + "/personalization", Map.of("personalization", "off"));
        assertThat(profiles.profileOf(person).controls().isOn()).isFalse();
    }

    @Test
    void markupInAnythingThatSomebodySaidStaysText() {
        String attack = "</span><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"alert(3)";
        Person person = Sample.person("<script>alert(0)</script>");
        Memory memory = Sample.memory("m1", attack, attack);
        profiles.learn(person, memory);
        profiles.answered(Sample.trace(person, "tx", memory));
        String href = Links.person(person);

        for (String page :
                java.util.List.of("/people", href, href + "/history", href + "/traces", href + "/traces/tx")) {
            assertThat(admin.get(page).body())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>", "<img src=x", "\" onmouseover");
        }
    }

    @Test
    void aVeryLongMemoryIsFoldedAndKeptWhole() {
        String text = "🦊".repeat(1_000) + "x".repeat(2_000);
        profiles.learn(Sample.ALICE, Sample.memory("m9", text));

        String page = admin.get("/people/default/alice").body();

        assertThat(page).contains(text, "Show all").doesNotContain("\uD83E…");
    }

    @Test
    void somebodyUnknownIsAPageThatDoesNotExist() {
        HttpResponse<String> answer = admin.get("/people/default/nobody");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Nothing is here", "Sign out");
    }

    @Test
    void aStoreThatIsAwayIsSaidInTheFrameAndNowhereElse() {
        profiles.sendAway(true);

        HttpResponse<String> page = admin.get("/people");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("The store does not answer", "Sign out")
                .doesNotContain("secret-host", "Exception", "\tat ");
        HttpResponse<String> part = admin.get("/people", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(503);
        assertThat(part.body()).contains("The store does not answer").doesNotContain("<html");
        assertThat(admin.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(admin.get("/health/live").statusCode()).isEqualTo(200);

        profiles.sendAway(false);
        assertThat(admin.get("/people").statusCode()).isEqualTo(200);
        assertThat(admin.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private Status statusOf(String memory) {
        return profiles.profileOf(Sample.ALICE).memory(memory).orElseThrow().status();
    }
}
