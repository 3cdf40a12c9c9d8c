package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.attune.console.page.Links;
import dev.attune.profile.ConfigFiles;
import dev.attune.profile.Eventually;
import dev.attune.profile.Profiles;
import dev.attune.profile.ProfilesSettings;
import dev.attune.profile.RedisFixture;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Mark;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console on a real store: what is learned by one process is seen in another. */
final class RealStoreTest {

    private static final Person KIM = new Person("default", "kim/7 🦊");
    private static final String PAGE = Links.person(KIM);

    private RedisFixture redis;
    private Profiles learning;
    private Profiles shown;
    private Running console;

    @BeforeEach
    void open() {
        redis = RedisFixture.openDurable();
        learning = open(redis);
        shown = open(redis);
        console = new Running(shown);
    }

    @AfterEach
    void close() {
        console.close();
        shown.close();
        learning.close();
        redis.close();
    }

    @Test
    void whatWasSaidIsSeenWithItsQuote() {
        teach("t1", "I am allergic to peanuts.");
        answer("What shall I cook?");
        Visitor admin = new Visitor(console.origin()).signedIn();

        assertThat(admin.get("/people?query=kim").body()).contains("href=\"" + PAGE + "\"");
        String page = Eventually.get(() -> {
            String body = admin.get(PAGE).body();
            assertThat(body).contains("/traces/t");
            return body;
        });
        assertThat(page).contains("I am allergic to peanuts.", "<code>t1</code>", "from conversation", "personalized");
        int trace = page.indexOf(PAGE + "/traces/t");
        assertThat(admin.get(page.substring(trace, page.indexOf('"', trace))).body())
                .contains("What the model was told", "peanuts", "standing");
    }

    @Test
    void anAdminFollowsCorrectsAndSwitchesOff() {
        teach("t1", "I am allergic to peanuts.");
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.context(true, 1280, false)) {
            Page page = context.newPage();
            page.navigate(console.origin() + PAGE);
            page.getByLabel("Password").fill(Running.PLAIN);
            click(page, "Sign in");
            assertThat(page.locator(".memory blockquote")).containsText("peanuts");
            Eventually.holds(() -> assertThat(console.server().openPages()).isEqualTo(1));

            teach("t2", "I live in Bergen.");
            assertThat(page.locator(".entry.fresh blockquote")).containsText("I live in Bergen.");
            assertThat(page.locator(".memories")).containsText("Bergen");
            answer("Where shall I eat?");
            assertThat(page.locator("a[href*='/traces/t']")).isVisible();

            page.locator(".memory")
                    .filter(new Locator.FilterOptions().setHasText("Bergen"))
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(page.locator("#flash")).containsText("Forgotten.");
            assertThat(page.locator(".entry").first()).containsText("retired");
            page.locator(".entry").first().getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("#flash")).containsText("Undone.");

            click(page, "Switch off");
            assertThat(page.locator("#flash")).containsText("Personalization is off.");
            assertThat(await(learning.people().controls(KIM)).isOn()).isFalse();
        }
    }

    @Test
    void whatOthersKnewIsTakenInOnceAndStandsBesideWhatIsSaid() {
        Visitor admin = new Visitor(console.origin()).signedIn();
        String chats = """
                [{"conversation_id": "c1", "create_time": 1767225600, "current_node": "a", "mapping": {
                  "u": {"parent": null, "message": {"id": "u", "author": {"role": "user"}, "create_time": 1767225600,
                        "content": {"content_type": "text", "parts": ["I am allergic to peanuts."]}}},
                  "a": {"parent": "u", "message": {"id": "a", "author": {"role": "assistant"}, "create_time": 1767225601,
                        "content": {"content_type": "text", "parts": ["You like Thai food."]}}}}}]""";
        String memories = "{\"results\": [{\"id\": \"7\", \"memory\": \"User lives in Bergen\", \"user_id\": \"x\","
                + " \"created_at\": \"2026-01-02T00:00:00Z\"}]}";

        assertThat(brought(admin, "chatgpt", chats))
                .contains("1 of 1 conversation")
                .doesNotContain("0 changes");
        assertThat(brought(admin, "mem0", memories)).contains("1 change made");
        String page = admin.get(PAGE).body();
        assertThat(page)
                .contains(
                        "I am allergic to peanuts.",
                        "They live in Bergen",
                        "Imported from mem0&#39;s export",
                        "by an admin")
                .doesNotContain("They like Thai food");
        long version = await(learning.people().find(KIM)).version();

        assertThat(brought(admin, "chatgpt", chats)).contains("0 changes made");
        assertThat(brought(admin, "mem0", memories)).contains("0 changes made", "1 taken in before");
        assertThat(await(learning.people().find(KIM)).version()).isEqualTo(version);
        assertThat(redis.contents("attune:imports:*")).contains("done").doesNotContain("kim", "Bergen");

        teach("t9", "I live in Oslo now.");
        assertThat(await(learning.people().find(KIM)).holdingAt(Instant.now()))
                .noneMatch(memory -> memory.isLasting() && memory.text().contains("Bergen"));
    }

    private static String brought(Visitor admin, String format, String file) {
        Map<String, String> form =
                Map.of("format", format, "person", KIM.id(), "tenant", KIM.tenant(), "csrf", admin.csrf("/imports"));
        String page = admin.upload("/imports", form, "file.json", file.getBytes(StandardCharsets.UTF_8))
                .headers()
                .firstValue("location")
                .orElseThrow();
        Eventually.holds(() -> assertThat(admin.get(page).body()).contains("Take it in"));
        admin.submit(page, page + "/start", Map.of());
        return Eventually.get(() -> {
            String body = admin.get(page).body();
            assertThat(body).contains("It is done");
            return body;
        });
    }

    @Test
    void aStoreThatIsAwayIsABannerUntilItIsBack() {
        teach("t1", "I am allergic to peanuts.");
        Visitor admin = new Visitor(console.origin()).signedIn();
        redis.stop();

        Eventually.holds(() -> {
            assertThat(admin.get("/people").statusCode()).isEqualTo(503);
            assertThat(admin.get("/people").body()).contains("The store does not answer", "Sign out");
            assertThat(admin.get("/health/ready").statusCode()).isEqualTo(503);
        });

        redis.start();
        Eventually.holds(() -> assertThat(admin.get(PAGE).body()).contains("peanuts"));
        // Each of the connections is made again for itself.
        Eventually.holds(
                () -> assertThat(admin.get("/health/ready").statusCode()).isEqualTo(200));
    }

    private List<Adaptation> teach(String turn, String text) {
        Turn said = new Turn(turn, Role.USER, null, text, Instant.now());
        return await(learning.learning().teachAndWait(new Exchange(KIM, "c1", List.of(said))));
    }

    private void answer(String message) {
        List<Mark> marks = List.of(new Mark(Role.USER, message.hashCode()));
        Asking asking = new Asking(KIM, "c2", "attune-demo", Mode.APPLY, marks, 0, message, Instant.now());
        Prepared prepared = Eventually.get(() -> {
            Prepared attempt = await(learning.prepare(asking));
            // A process that has just started may be late for its first request.
            assertThat(attempt.verdict()).isNotEqualTo(new Verdict.None(Verdict.Reason.DEADLINE));
            return attempt;
        });
        await(learning.answered(new Answer(prepared, Answer.Outcome.COMPLETE, "Soup.", Micros.NONE)));
    }

    private static Profiles open(RedisFixture redis) {
        return Profiles.open(ProfilesSettings.of(redis.url(), new ConfigFiles(Path.of("../config"))));
    }

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
