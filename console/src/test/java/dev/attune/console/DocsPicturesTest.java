package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.Status;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the documentation, of made-up people, into the folder that {@code attune.pictures} names. */
@EnabledIfSystemProperty(named = "attune.pictures", matches = ".+")
final class DocsPicturesTest {

    private static final int WIDTH = 1440;
    private static final Memory VEGETARIAN =
            Sample.memory("m1", Facet.CONTENT, Kind.CONSTRAINT, "Is vegetarian", "I'm vegetarian, so no meat please.");

    private final FakeProfiles profiles = new FakeProfiles();

    @Test
    void thePicturesOfTheDocumentation() {
        people();
        Vertx vertx = Vertx.vertx();
        HttpServer proxy = vertx.createHttpServer()
                .requestHandler(DocsPicturesTest::answer)
                .listen(0, "127.0.0.1")
                .await();
        ConsoleSettings usual = Running.settings((byte) 7, false);
        ConsoleSettings settings = new ConsoleSettings(
                usual.host(),
                0,
                usual.users(),
                null,
                usual.secret(),
                URI.create("http://127.0.0.1:" + proxy.actualPort()),
                usual.own(),
                usual.auditEntries(),
                usual.importBytes(),
                usual.document(),
                usual.documents());
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.context(true, WIDTH, false);
                Running console = new Running(profiles, settings)) {
            Page page = context.newPage();
            page.navigate(console.origin() + "/people");
            page.getByLabel("Password").fill(Running.PLAIN);
            click(page, "Sign in");
            assertThat(page.locator("#results")).isVisible();
            Map<String, String> places = Map.of(
                    "overview", "/",
                    "people", "/people",
                    "person", "/people/default/alice",
                    "trace", "/people/default/alice/traces/t1",
                    "review", "/review",
                    "keys", "/keys",
                    "policy-template", "/policies/standing");
            places.forEach((name, address) -> {
                page.navigate(console.origin() + address);
                shoot(page, name, name.equals("person") ? 1_700 : 1_100);
            });
            imported(page, console);
            page.navigate(console.origin() + "/playground?user=alice&model=gpt-4o");
            page.getByLabel("Message").fill("What shall I cook tonight?");
            click(page, "Send");
            assertThat(page.locator("main")).containsText("Roast chicken");
            assertThat(page.locator("main")).containsText("leek risotto");
            shoot(page, "playground", 1_100);
        }
        vertx.close().await();
    }

    private static void imported(Page page, Running console) {
        String table = """
                person,text,kind,facet,date
                alice,Plays the cello,interest,recommendation,2026-01-31
                ben,Prefers short answers,preference,style,2026-02-03
                ben,,fact,content,
                chiara,Is allergic to nuts,constraint,content,2026-31-01
                """;
        page.navigate(console.origin() + "/imports");
        page.getByLabel("What it is").selectOption("csv");
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("facts.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        click(page, "Check the file");
        assertThat(page.locator("main")).containsText("Line 5");
        shoot(page, "import", 1_100);
    }

    private void people() {
        List<String> names = List.of("ben", "chiara", "dmitri", "esra", "farid", "greta");
        for (int number = 0; number < names.size(); number++) {
            for (int thing = 0; thing <= 4 * number; thing++) {
                profiles.learn(
                        Sample.person(names.get(number)),
                        Sample.memory(
                                "m" + thing,
                                "Has read volume " + (thing + 1) + " of the almanac",
                                "I finished volume " + (thing + 1) + "."));
            }
        }
        Sample.fill(profiles, Sample.ALICE);
        Sample.behave(profiles, Sample.ALICE);
        profiles.learn(
                Sample.person("esra"),
                Sample.memory("held", "Takes pills for migraine", "I take pills for my migraine.")
                        .withStatus(Status.PENDING, null));
        profiles.overrides.add(
                Policy.STANDING, FakeOverrides.STANDING.replace("known", "met before"), "It sounds warmer");
        profiles.dead.add(ReviewTest.letter("0:1-1", Sample.person("ben"), "I have a cat called Miso."));
        AppKey.Scope scope = AppKey.Scope.all(Person.DEFAULT_TENANT);
        Instant made = Instant.now().minus(Duration.ofDays(40));
        profiles.keys.add(new AppKey("k0123456789ab", "Shop assistant", scope, made, Instant.now(), null));
        profiles.keys.add(new AppKey("k0123456789ac", "Old app", scope, made, null, Instant.now()));
        profiles.answered(Sample.trace(Sample.ALICE, "t3", VEGETARIAN));
    }

    /** Answers as a model might, with what is known of the person and without. */
    private static void answer(HttpServerRequest request) {
        boolean plain = "off".equals(request.getHeader("Attune-Mode"));
        request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        if (!plain) {
            request.response()
                    .putHeader("Attune-Trace", "t3")
                    .putHeader("Attune-Personalization", "applied; standing=1; recalled=0");
        }
        String text = plain
                ? "Roast chicken is a classic: rub it with butter, garlic and thyme, and give it an hour and a half in the oven. "
                        + "Serve it with potatoes and a green salad."
                : "A leek risotto: soften two leeks in butter, add rice and hot stock, finish with parmesan.";
        JsonObject choice = new JsonObject().put("delta", new JsonObject().put("content", text));
        JsonObject chunk = new JsonObject().put("choices", new JsonArray().add(choice));
        request.response().write("data: " + chunk.encode() + "\n\n");
        request.response().end("data: [DONE]\n\n");
    }

    private static void shoot(Page page, String name, int most) {
        Object height = page.evaluate("document.documentElement.scrollHeight");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(0, 0, WIDTH, Math.min(most, ((Number) height).intValue()))
                .setPath(Path.of(System.getProperty("attune.pictures"), name + ".png")));
    }

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
