package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Author;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signs in, what they may do on a person's page, and what is noted of it. */
final class AccessTest {

    private static final String ALICE = "/people/default/alice";

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        console = new Running(profiles);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void theOnePasswordIsStillTheFirstAdmins() {
        assertThat(visitor().signedIn().get("/keys").statusCode()).isEqualTo(200);
        assertThat(visitor().signedInAs("admin").get("/keys").statusCode()).isEqualTo(200);
        assertThat(visitor()
                        .submit("/sign-in", "/sign-in", Map.of("name", "nobody", "password", Running.PLAIN))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aPageShowsWhatItsReaderMayDo() {
        String viewer = visitor().signedInAs("vera").get(ALICE).body();
        assertThat(viewer)
                .contains("Is vegetarian")
                .doesNotContain("/forget\"", "/edit\"", "/erase\"", "/undo\"", "/keys\"");

        String editor = visitor().signedInAs("edi").get(ALICE).body();
        assertThat(editor)
                .contains("/forget\"", "/edit\"", "/export\"")
                .doesNotContain("/erase\"", "/links\"", "/keys\"");

        assertThat(visitor().signedIn().get(ALICE).body()).contains("/erase\"", "/links\"", "/audit\"");
    }

    @Test
    void twoAdminsAtOnceLoseNothing() {
        Visitor first = visitor().signedIn();
        Visitor second = visitor().signedIn();
        String seen = seen(first);
        HttpResponse<String> won =
                first.submit(ALICE, ALICE + "/memories/m1/edit", Map.of("text", "Is vegan", "seen", seen));
        HttpResponse<String> lost =
                second.submit(ALICE, ALICE + "/memories/m1/edit", Map.of("text", "Eats fish", "seen", seen));

        assertThat(won.headers().firstValue("location")).hasValue(ALICE + "?notice=edited");
        assertThat(lost.statusCode()).isEqualTo(409);
        assertThat(lost.body()).contains("Is vegan", ">Eats fish</textarea>", "Somebody changed it first");
        assertThat(profiles.profileOf(Sample.ALICE).memory("m1").orElseThrow().text())
                .isEqualTo("Is vegan");
    }

    @Test
    void badInputIsSaidAtItsFieldAndKept() {
        Visitor admin = visitor().signedIn();
        assertThat(admin.submit(ALICE, ALICE + "/memories/m1/edit", Map.of("text", "", "seen", seen(admin)))
                        .body())
                .contains("aria-describedby=\"text-m1-problem\"", "It must not be empty.");
        assertThat(admin.submit(ALICE, ALICE + "/links", Map.of("hours", "721", "language", "de"))
                        .body())
                .contains("id=\"hours-problem\"", "value=\"721\"");
        assertThat(admin.submit(ALICE, ALICE + "/links", Map.of("hours", "soon", "language", "de"))
                        .body())
                .contains("id=\"hours-problem\"", "value=\"soon\"");
        assertThat(admin.submit(ALICE, ALICE + "/erase", Map.of("erase", "bob")).body())
                .contains("id=\"erase-problem\"", "value=\"bob\"");
        assertThat(profiles.profileOf(Sample.ALICE).version()).isEqualTo(6);
    }

    @Test
    void whatWaitsIsDecidedOnThePersonsPage() {
        Visitor admin = visitor().signedIn();
        HttpResponse<String> answer = admin.submit(ALICE, ALICE + "/memories/m6/refuse", Map.of("back", ALICE));

        assertThat(answer.headers().firstValue("location")).hasValue(ALICE + "?notice=refused");
    }

    @Test
    void exportingAndErasing() {
        Visitor admin = visitor().signedIn();
        assertThat(admin.submit(ALICE, ALICE + "/export", Map.of()).body()).isEqualTo("{\"user\":\"alice\"}");

        HttpResponse<String> receipt = admin.submit(ALICE, ALICE + "/erase", Map.of("erase", "alice"));
        assertThat(receipt.body()).contains("This is the receipt", "alice");
        assertThat(admin.get(ALICE).statusCode()).isEqualTo(404);
        assertThat(profiles.audited.get(0).what()).isEqualTo("erase-person");
        assertThat(profiles.audited).noneMatch(entry -> "alice".equals(entry.person()));
        assertThat(admin.get("/audit").body()).contains("erased since", "erase person");
    }

    @Test
    void everyLookIsNotedAndWhatFailedIsNot() {
        Visitor viewer = visitor().signedInAs("vera");
        viewer.get(ALICE);
        viewer.get(ALICE + "/traces/t1");
        viewer.get("/people/default/nobody");

        assertThat(profiles.audited)
                .extracting(entry -> entry.who() + " " + entry.what() + " " + entry.person() + " " + entry.detail())
                .containsExactly(
                        "vera look-at-answer alice trace t1", "vera look-at-person alice ", "vera sign-in null ");
        String filtered =
                visitor().signedIn().get("/audit?who=vera&what=look+at+person").body();
        assertThat(filtered).contains("look at person").doesNotContain("look at answer");
    }

    @Test
    void aSignOutHoldsOnEveryConsoleAndAfterARestart() {
        Visitor admin = visitor().signedIn();
        Map<String, String> session = Map.copyOf(admin.cookies());
        admin.submit("/people", "/sign-out", Map.of());

        try (Running other = new Running(profiles)) {
            Visitor thief = new Visitor(other.origin());
            thief.cookies().putAll(session);
            HttpResponse<String> answer = thief.get("/people");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("location").orElseThrow()).startsWith("/sign-in");
            assertThat(thief.cookies()).doesNotContainKey("attune-session");
            thief.cookies().putAll(session);
            assertThat(thief.get("/sign-in").headers().firstValue("location").orElseThrow())
                    .startsWith("/sign-in");
        }
    }

    @Test
    void aSessionHoldsOnAnotherConsole() {
        Visitor editor = visitor().signedInAs("edi");
        try (Running other = new Running(profiles)) {
            Visitor moved = new Visitor(other.origin());
            moved.cookies().putAll(editor.cookies());
            assertThat(moved.get("/people").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anEditIsTheAdmins() {
        Visitor admin = visitor().signedIn();
        admin.submit(ALICE, ALICE + "/memories/m1/edit", Map.of("text", "Is vegan", "seen", seen(admin)));

        assertThat(profiles.histories()
                        .find(Sample.ALICE, "7-0")
                        .toCompletableFuture()
                        .join()
                        .by())
                .isEqualTo(Author.ADMIN);
        assertThat(profiles.audited).extracting(AuditEntry::detail).contains("memory m1");
    }

    private Visitor visitor() {
        return new Visitor(console.origin());
    }

    private static String seen(Visitor visitor) {
        String page = visitor.get(ALICE).body();
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(seen.find(page.indexOf("id=\"memory-m1\""))).isTrue();
        return seen.group(1);
    }
}
