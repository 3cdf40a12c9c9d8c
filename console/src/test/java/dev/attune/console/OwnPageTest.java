package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.FacetSwitch;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.SensitivePolicy;
import dev.attune.profile.model.Status;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The person's own page: what a link opens, what it does not, and what can be done there. */
final class OwnPageTest {

    private static final Person BOB = Sample.person("bob");
    private static final Person NAMESAKE = new Person("acme", "alice");
    private static final Pattern PASS = Pattern.compile("name=\"pass\" value=\"([^\"]+)\"");

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor admin;
    private OwnPages links;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        profiles.learn(BOB, Sample.memory("m1", "Plays the tuba", "I play the tuba."));
        profiles.learn(NAMESAKE, Sample.memory("m1", "Sails boats", "I sail."));
        open(List.of());
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void aLinkOpensThePageAndLeavesTheAddress() {
        HttpResponse<String> answer = new Visitor(console.origin()).get(links.link(Sample.ALICE, "24", ""));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue("/own");
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .contains("HTTPOnly", "SameSite=Lax", "Path=/");

        String page = alice().get("/own").body();
        assertThat(page)
                .contains(
                        "What is known about you",
                        "Is vegetarian",
                        "I&#39;m vegetarian, so no meat please.",
                        "You said so.")
                .doesNotContain("Plays the tuba", "Sails boats", "/people");
    }

    @Test
    void nothingOpensWithoutALink() {
        assertThat(new Visitor(console.origin()).get("/own").statusCode()).isEqualTo(403);
        // Not even for an admin: what is done there is done in the person's name.
        assertThat(admin.get("/own").statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkThatWasTamperedWithOpensNothing() {
        String link = links.link(Sample.ALICE, "24", "en");
        String[] parts = link.substring(link.lastIndexOf('/') + 1).split("\\.", -1);
        String bob = encode("bob");
        String acme = encode("acme");
        String start = link.substring(0, link.lastIndexOf('/') + 1);
        for (String forged : List.of(
                String.join(".", parts[0], bob, parts[2], parts[3], parts[4], parts[5]),
                String.join(".", acme, parts[1], parts[2], parts[3], parts[4], parts[5]),
                String.join(".", parts[0], parts[1], "9999999999", parts[3], parts[4], parts[5]),
                String.join(".", parts[0], parts[1], parts[2], "1", parts[4], parts[5]),
                String.join(".", parts[0], parts[1], parts[2], parts[3], parts[4]),
                parts[5],
                "x")) {
            HttpResponse<String> answer = new Visitor(console.origin()).get(start + forged);
            assertThat(answer.statusCode()).as(forged).isEqualTo(403);
            assertThat(answer.body()).contains("good for a while only");
        }
    }

    @Test
    void aPassForOnePersonOpensNothingOfAnother() {
        Visitor bob = links.opened(BOB);
        bob.submit("/own", "/own/memories/m2/forget", Map.of());
        bob.submit("/own", "/own/history/2-0/undo", Map.of());
        bob.submit("/own", "/own/switches", Map.of("intensity", "full"));

        assertThat(profiles.profileOf(Sample.ALICE).memory("m2").orElseThrow().status())
                .isEqualTo(Status.ACTIVE);
        assertThat(profiles.profileOf(Sample.ALICE).controls().isOn()).isTrue();
        assertThat(profiles.profileOf(NAMESAKE).controls().isOn()).isTrue();
        assertThat(profiles.profileOf(BOB).controls().isOn()).isFalse();
        assertThat(bob.get("/people/default/bob").statusCode()).isEqualTo(303);
        assertThat(bob.get("/audit").statusCode()).isEqualTo(303);
        assertThat(links.opened(NAMESAKE).get("/own").body())
                .contains("Sails boats")
                .doesNotContain("Is vegetarian");
    }

    @Test
    void aFormOfAnotherPersonsPageIsRefused() {
        Visitor bob = links.opened(BOB);
        String foreign = alice().csrf("/own");

        assertThat(bob.post("/own/memories/m1/forget", Map.of("csrf", foreign)).statusCode())
                .isEqualTo(403);
        assertThat(bob.post("/own/memories/m1/forget", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void neitherIsGoodForTheOther() {
        Visitor alice = alice();
        String pass = alice.cookies().get("attune-own");
        Visitor posing = new Visitor(console.origin());
        posing.cookies().put("attune-session", pass);
        assertThat(posing.get("/people").statusCode()).isEqualTo(303);

        Visitor other = new Visitor(console.origin());
        other.cookies().put("attune-own", admin.cookies().get("attune-session"));
        assertThat(other.get("/own").statusCode()).isEqualTo(403);
        // What a cookie holds is no good in a form.
        assertThat(other.post("/own/memories/m1/forget", Map.of("pass", pass)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void endingTheLinksEndsWhatTheyOpened() {
        Visitor alice = alice();
        String link = links.link(Sample.ALICE, "24", "en");
        admin.submit("/people/default/alice", "/people/default/alice/links/end", Map.of());

        assertThat(alice.get("/own").statusCode()).isEqualTo(403);
        assertThat(new Visitor(console.origin()).get(link).statusCode()).isEqualTo(403);
        assertThat(alice().get("/own").statusCode()).isEqualTo(200);
    }

    @Test
    void erasingTakesTheWordAndEndsAllLinks() {
        Visitor alice = alice();
        Visitor elsewhere = alice();
        HttpResponse<String> wrong = alice.submit("/own", "/own/erase", Map.of("word", "yes"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("word-problem", "value=\"yes\"", "Nothing was erased.");
        assertThat(profiles.profileOf(Sample.ALICE).version()).isEqualTo(6);

        HttpResponse<String> receipt = alice.submit("/own", "/own/erase", Map.of("word", " Erase "));
        assertThat(receipt.body()).contains("Everything is erased", "Things known of you: 6", "Changes: 6");
        assertThat(profiles.profileOf(Sample.ALICE).version()).isZero();
        assertThat(elsewhere.get("/own").statusCode()).isEqualTo(403);

        AuditEntry last = profiles.audited.get(0);
        assertThat(last.what()).isEqualTo("erase-person");
        assertThat(last.who()).isEqualTo("person");
        assertThat(last.isOfErased()).isTrue();
    }

    @Test
    void changesAreMadeInThePersonsName() {
        Visitor alice = alice();
        HttpResponse<String> done =
                alice.submit("/own", "/own/memories/m1/edit", Map.of("text", "Is vegan", "seen", seen(alice, "m1")));

        assertThat(done.headers().firstValue("location")).hasValue("/own?notice=edited");
        assertThat(alice.get("/own?notice=edited").body()).contains("Changed.", "Is vegan", "by you");
        assertThat(last().by()).isEqualTo(Author.PERSON);

        alice.submit("/own", "/own/history/7-0/undo", Map.of());
        assertThat(memory("m1").text()).isEqualTo("Is vegetarian");
        alice.submit("/own", "/own/memories/m1/forget", Map.of());
        assertThat(memory("m1").status()).isEqualTo(Status.RETIRED);
        assertThat(profiles.audited)
                .extracting(AuditEntry::what)
                .contains("open-own-page", "look-at-own-page", "edit-memory", "undo", "forget-memory");
    }

    @Test
    void whoComesSecondKeepsWhatTheyTyped() {
        Visitor alice = alice();
        String seen = seen(alice, "m1");
        alice.submit("/own", "/own/memories/m1/edit", Map.of("text", "Is vegan", "seen", seen));
        HttpResponse<String> second =
                alice.submit("/own", "/own/memories/m1/edit", Map.of("text", "Eats fish", "seen", seen));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Is vegan", ">Eats fish</textarea>", "changed meanwhile", "problem-m1");
        assertThat(memory("m1").text()).isEqualTo("Is vegan");
    }

    @Test
    void whatCannotBeIsSaidAtItsField() {
        Visitor alice = alice();
        HttpResponse<String> answer =
                alice.submit("/own", "/own/memories/m1/edit", Map.of("text", " ", "seen", seen(alice, "m1")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("aria-describedby=\"problem-m1\"", "This must not be empty.");
    }

    @Test
    void whatIsPendingIsConfirmedAndWhatIsHeldBackIsNot() {
        profiles.learn(
                Sample.ALICE,
                Sample.memory("m7", Facet.CONTENT, Kind.FACT, "Has asthma", "my asthma")
                        .withStatus(Status.PENDING, null));
        Visitor alice = alice();
        alice.submit("/own", "/own/memories/m7/confirm", Map.of("seen", seen(alice, "m7")));
        HttpResponse<String> held = alice.submit("/own", "/own/memories/m6/confirm", Map.of("seen", seen(alice, "m6")));

        assertThat(memory("m7").status()).isEqualTo(Status.ACTIVE);
        assertThat(memory("m6").status()).isEqualTo(Status.QUARANTINED);
        assertThat(held.headers().firstValue("location")).hasValue("/own?notice=conflict");
    }

    @Test
    void theSwitchesAreSetTogether() {
        alice().submit(
                        "/own",
                        "/own/switches",
                        Map.of(
                                "intensity", "subtle",
                                "learn-style", "on",
                                "sensitive-health", "never"));

        var controls = profiles.profileOf(Sample.ALICE).controls();
        assertThat(controls.personalization()).isEqualTo(Personalization.OFF);
        assertThat(facet(Facet.STYLE).learn()).isTrue();
        assertThat(facet(Facet.STYLE).apply()).isFalse();
        assertThat(facet(Facet.CONTENT).learn()).isFalse();
        assertThat(controls.sensitive()).containsEntry(SensitiveClass.HEALTH, SensitivePolicy.NEVER);
    }

    @Test
    void everythingCanBeTakenAlong() {
        HttpResponse<String> file = alice().submit("/own", "/own/export", Map.of());

        assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.body()).isEqualTo("{\"user\":\"alice\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'de-CH,de;q=0.9,en;q=0.5', de, Was über dich bekannt ist",
        "'', 'nl,fr;q=0.5', fr, Ce que l’on sait de vous",
        "'', 'nl', en, What is known about you",
        "'', '%%%', en, What is known about you",
        "es, 'de', es, Lo que se sabe de ti"
    })
    void thePageSpeaksThePersonsLanguage(String ofLink, String accepted, String language, String title) {
        Visitor visitor = new Visitor(console.origin());
        visitor.get(links.link(Sample.ALICE, "1", ofLink), "Accept-Language", accepted);

        assertThat(visitor.get("/own").body()).contains("<html lang=\"" + language + "\"", title);
    }

    @Test
    void theLanguageCanBeSwitchedOnThePage() {
        Visitor alice = alice();
        alice.submit("/own", "/own/language", Map.of("language", "de"));
        assertThat(alice.get("/own").body()).contains("Alles löschen");

        alice.submit("/own", "/own/language", Map.of("language", "tlh"));
        assertThat(alice.get("/own").body()).contains("Alles löschen");
        assertThat(alice.submit("/own", "/own/erase", Map.of("word", "LÖSCHEN")).body())
                .contains("Alles ist gelöscht");
    }

    @Test
    void noPageMayShowItInsideItselfUnlessConfigured() {
        HttpResponse<String> answer =
                new Visitor(console.origin()).get(links.link(Sample.ALICE, "1", ""), "Sec-Fetch-Dest", "iframe");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(alice().get("/own")
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .contains("frame-ancestors 'none'");
    }

    @Test
    void insideAnotherPageThePassTravelsInItsForms() {
        console.close();
        open(List.of("https://app.example"));
        Visitor framed = new Visitor(console.origin());
        HttpResponse<String> first = framed.get(links.link(Sample.ALICE, "1", "en"), "Sec-Fetch-Dest", "iframe");
        assertThat(first.headers().firstValue("content-security-policy").orElseThrow())
                .contains("frame-ancestors https://app.example");
        assertThat(first.headers().firstValue("set-cookie")).isEmpty();

        HttpResponse<String> forgotten = framed.post("/own/memories/m1/forget", Map.of("pass", pass(first)));
        assertThat(forgotten.statusCode()).isEqualTo(200);
        assertThat(forgotten.body()).contains("Forgotten.");
        assertThat(memory("m1").status()).isEqualTo(Status.RETIRED);

        HttpResponse<String> german = framed.post("/own/language", Map.of("pass", pass(forgotten), "language", "de"));
        assertThat(german.body()).contains("Was über dich bekannt ist");
        assertThat(framed.post("/own/export", Map.of("pass", pass(german))).body())
                .contains("alice");
        assertThat(framed.post("/own/export", Map.of("pass", pass(german) + "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(framed.get("/own").statusCode()).isEqualTo(403);
        // The console itself stays out of every frame.
        assertThat(admin.get("/people")
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .contains("frame-ancestors 'none'");
    }

    @Test
    void aStoreThatIsAwayIsSaidInTheirLanguage() {
        Visitor visitor = new Visitor(console.origin());
        visitor.get(links.link(Sample.ALICE, "1", "de"));
        profiles.sendAway(true);

        HttpResponse<String> answer = visitor.get("/own");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Gerade nicht erreichbar").doesNotContain("secret-host");
    }

    private void open(List<String> frameAncestors) {
        console = new Running(profiles, Running.settings((byte) 7, false, frameAncestors));
        admin = new Visitor(console.origin()).signedIn();
        links = new OwnPages(console, admin);
    }

    private Visitor alice() {
        return links.opened(Sample.ALICE);
    }

    private Memory memory(String id) {
        return profiles.profileOf(Sample.ALICE).memory(id).orElseThrow();
    }

    private Adaptation last() {
        return profiles.histories()
                .list(Sample.ALICE, Page.Request.FIRST)
                .toCompletableFuture()
                .join()
                .items()
                .get(0);
    }

    private FacetSwitch facet(Facet facet) {
        return profiles.profileOf(Sample.ALICE).controls().facets().getOrDefault(facet, FacetSwitch.BOTH);
    }

    private static String seen(Visitor visitor, String memory) {
        String page = visitor.get("/own").body();
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(seen.find(page.indexOf("id=\"memory-" + memory + "\""))).isTrue();
        return seen.group(1);
    }

    private static String pass(HttpResponse<String> page) {
        Matcher pass = PASS.matcher(page.body());
        assertThat(pass.find()).isTrue();
        return pass.group(1);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
