package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.attune.console.page.Links;
import dev.attune.console.page.Route;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A picture of every page in both themes, on a narrow and on a wide screen, kept under {@code target/screenshots}; none is wider than its
 * screen, and axe-core finds nothing that keeps anybody from using it. A page without a row fails.
 */
final class PicturesTest {

    private static final String ALICE = "/people/default/alice";
    private static final String SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";
    private static final Person ODD = Sample.person("משה 🦊 " + SCRIPT.substring(0, 30));
    private static final Person MANY = Sample.person("somebody-with-a-rather-long-identifier@customer.example.org");

    /** Every page and some of its states: the route, the name of the picture, and the address. A new page needs a row. */
    private static final List<Row> ROWS = List.of(
            new Row("/", "overview", "/"),
            new Row("/", "overview-empty", "/?tenant=empty"),
            new Row("/people", "people", "/people"),
            new Row("/people", "people-sorted", "/people?show=waiting&sort=memories"),
            new Row("/people", "people-paged", "/people?cursor=50"),
            new Row("/people", "people-empty", "/people?tenant=empty"),
            new Row("/people", "people-none", "/people?query=nobody"),
            new Row("/people/:tenant/:user", "person", ALICE),
            new Row("/people/:tenant/:user", "person-filtered", ALICE + "?facet=style"),
            new Row("/people/:tenant/:user", "person-odd", Links.person(ODD)),
            new Row("/people/:tenant/:user", "person-many", Links.person(MANY)),
            new Row("/people/:tenant/:user", "person-bare", "/people/default/bare"),
            new Row("/people/:tenant/:user", "missing", "/people/default/nobody"),
            new Row("/people/:tenant/:user/memories", "memories", Links.person(MANY) + "/memories?cursor=60"),
            new Row("/people/:tenant/:user/memories", "memory", ALICE + "/memories?memory=m2"),
            new Row("/people/:tenant/:user/memories", "memories-none", ALICE + "/memories?kind=episode"),
            new Row("/people/:tenant/:user/history", "history", ALICE + "/history"),
            new Row("/people/:tenant/:user/history", "history-odd", Links.person(ODD) + "/history"),
            new Row("/people/:tenant/:user/history", "history-none", ALICE + "/history?what=imported"),
            new Row("/people/:tenant/:user/then", "then", ALICE + "/then?step=12"),
            new Row("/people/:tenant/:user/then", "then-many", Links.person(MANY) + "/then"),
            new Row("/people/:tenant/:user/then", "then-wrong", ALICE + "/then?at=yesterday"),
            new Row("/people/:tenant/:user/traces", "traces", ALICE + "/traces?show=applied"),
            new Row("/people/:tenant/:user/traces", "traces-none", ALICE + "/traces?show=deadline"),
            new Row("/people/:tenant/:user/traces/:trace", "trace", ALICE + "/traces/t1"),
            new Row("/people/:tenant/:user/traces/:trace", "trace-odd", Links.person(ODD) + "/traces/t-odd"),
            new Row("/review", "review", "/review"),
            new Row("/review", "review-empty", "/review?tenant=empty"),
            new Row("/playground", "playground", "/playground?user=alice&model=attune-demo"),
            new Row("/keys", "keys", "/keys"),
            new Row("/keys", "keys-empty", "/keys?tenant=empty"),
            new Row("/policies", "policies", "/policies"),
            new Row("/policies/:policy", "policy-switches", "/policies/tenant?tenant=acme"),
            new Row("/policies/:policy", "policy-keeping", "/policies/keeping"),
            new Row("/policies/:policy", "policy-template", "/policies/standing"),
            new Row("/policies/:policy/versions/:version", "policy-version", "/policies/standing/versions/1"),
            new Row("/imports", "imports", "/imports"),
            new Row("/imports/:tenant/:import", "import-none", "/imports/default/none"),
            new Row("/audit", "audit", "/audit"),
            new Row("/audit", "audit-none", "/audit?who=nobody"));

    /** Pages of which a picture is taken on the way, and not by their address. */
    private static final Set<String> ON_THE_WAY = Set.of("/sign-in", "/own", "/own/open/:token");

    private static Chromium chromium;
    private static Axe axe;

    private final FakeProfiles profiles = new FakeProfiles();
    private final List<String> complaints = new ArrayList<>();
    private Running console;

    @BeforeAll
    static void open() {
        chromium = Chromium.launch();
        axe = Axe.open();
    }

    @AfterAll
    static void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        Sample.behave(profiles, Sample.ALICE);
        odd();
        Memory[] many = new Memory[130];
        for (int number = 0; number < many.length; number++) {
            many[number] = Sample.memory("n" + number, "Collects shells of kind " + number, "I found shell " + number);
        }
        profiles.learn(MANY, many);
        profiles.learn(Sample.person("bare"), Sample.memory("m1", "Likes tea", "I like tea."));
        for (int number = 0; number < 60; number++) {
            profiles.learn(Sample.person("person-" + number), Sample.memory("m1", "Likes tea", "I like tea."));
        }
        profiles.overrides.add(
                Policy.STANDING, FakeOverrides.STANDING.replace("known", "met before"), "It sounds warmer");
        profiles.dead.add(ReviewTest.letter("0:1-1", Sample.ALICE, "I have a cat called Miso."));
        AppKey.Scope scope = AppKey.Scope.all(Person.DEFAULT_TENANT);
        profiles.keys.add(new AppKey("k0123456789ab", "Shop assistant", scope, Instant.now(), Instant.now(), null));
        profiles.keys.add(new AppKey("k0123456789ac", "Old app", scope, Instant.now(), null, Instant.now()));
        console = new Running(profiles);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void everyPageHasARow() {
        Set<String> pages = console.server().routes().stream()
                .filter(route -> route.method().equals(HttpMethod.GET) && route.access() != Route.Access.OPEN)
                .map(Route::path)
                .filter(path -> !path.endsWith("/live"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rows = ROWS.stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
        pages.removeAll(ON_THE_WAY);

        assertThat(rows).isEqualTo(pages);
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "1440, false", "1440, true"})
    void everyPageHasItsPicture(int width, boolean dark) {
        try (BrowserContext context = chromium.context(true, width, dark)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("responded with a status")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            Camera camera = new Camera(page, width + (dark ? "-dark" : "-light"));
            page.navigate(console.origin() + "/people");
            camera.shoot("sign-in");
            page.getByLabel("Password").fill("wrong");
            click(page, "Sign in");
            camera.shoot("sign-in-wrong");
            page.getByLabel("Password").fill(Running.PLAIN);
            click(page, "Sign in");
            assertThat(page.locator("#results")).isVisible();
            for (Row row : ROWS) {
                page.navigate(console.origin() + row.address());
                camera.shoot(row.name());
            }
            forms(page, camera);
            own(page, camera);
        }
        assertThat(complaints).isEmpty();
    }

    /** Pages that only answer a form. */
    private void forms(Page page, Camera camera) {
        page.navigate(console.origin() + Links.person(ODD));
        page.locator(".memory-text summary").first().click();
        camera.shoot("person-odd-unfolded");
        page.navigate(console.origin() + ALICE);
        page.locator("#edit-m1 summary").click();
        page.locator("#text-m1").fill("");
        page.locator("#edit-m1 button").click();
        camera.shoot("memory-refused");
        page.navigate(console.origin() + ALICE);
        click(page, "Make a link");
        camera.shoot("person-link");
        page.navigate(console.origin() + "/keys");
        page.getByLabel("Name").fill("A name that goes on and on for as long as names of apps are let go on");
        click(page, "Make the key");
        camera.shoot("keys-new");
        page.navigate(console.origin() + "/people/default/bare");
        page.getByLabel("To erase, type their id").fill("bare");
        click(page, "Erase for good");
        camera.shoot("erased");
        profiles.learn(Sample.person("bare"), Sample.memory("m1", "Likes tea", "I like tea."));
        imports(page, camera);
        profiles.sendAway(true);
        page.navigate(console.origin() + "/people");
        camera.shoot("away");
        profiles.sendAway(false);
    }

    private void imports(Page page, Camera camera) {
        byte[] table = "person,text,kind\nalice,Owns a tandem,fact\nalice,Likes it,nonsense\n"
                .getBytes(StandardCharsets.UTF_8);
        page.navigate(console.origin() + "/imports?person=alice");
        page.getByLabel("What it is").selectOption("csv");
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("facts.csv", "text/csv", table));
        click(page, "Check the file");
        camera.shoot("import-checked");
        page.getByLabel("Leave out what is wrong").check();
        click(page, "Take it in");
        assertThat(page.locator("main")).containsText("It is done");
        camera.shoot("import-done");
        page.navigate(console.origin() + "/imports");
        camera.shoot("imports-some");
    }

    private void own(Page page, Camera camera) {
        OwnPages own = new OwnPages(console, new Visitor(console.origin()).signedIn());
        for (String language : List.of("en", "de")) {
            page.navigate(console.origin() + own.link(Sample.ALICE, "1", language));
            page.locator("#memory-m1 summary").last().click();
            camera.shoot("own-" + language);
        }
        page.navigate(console.origin() + own.link(MANY, "1", "de"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Älteres"))
                .first()
                .click();
        camera.shoot("own-many");
        page.navigate(console.origin() + own.link(ODD, "1", "fr"));
        page.locator(".memory-text summary").first().click();
        camera.shoot("own-odd");
        page.locator("#word").fill("effacer");
        page.locator("button.bad").click();
        camera.shoot("own-erased");
        page.navigate(console.origin() + "/own");
        camera.shoot("own-closed");
        odd();
    }

    /** Whatever somebody may have said or be called. */
    private void odd() {
        profiles.learn(ODD, Sample.memory("m1", SCRIPT, SCRIPT));
        profiles.learn(ODD, Sample.memory("m2", "W".repeat(Memory.MOST_CHARACTERS), "no-break-".repeat(400)));
        Memory long100 = Sample.memory("m3", "Sent a very long message");
        profiles.learn(
                ODD,
                long100.withEvidence(
                        List.of(new Evidence("turn-0", "Lorem ipsum dolor. ".repeat(5_400), Instant.now())), 0.5));
        profiles.learn(ODD, Sample.memory("m4", "אני גר בתל אביב 🦊 ולא אוכל בשר", "\u202ereversed אני צמחוני"));
        profiles.learn(ODD, Sample.memory("m5", "👩‍👩‍👧‍👦🏳️‍🌈".repeat(60), "🦊".repeat(300)));
        profiles.learn(ODD, Sample.memory("m6", "line one\nline two\n\n\tline four", "a\nb"));
        profiles.answered(Sample.trace(ODD, "t-odd", Sample.memory("m2", "W".repeat(Memory.MOST_CHARACTERS))));
    }

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Takes pictures, and looks at what it takes. */
    private final class Camera {

        private final Page page;
        private final String suffix;

        Camera(Page page, String suffix) {
            this.page = page;
            this.suffix = suffix;
        }

        void shoot(String name) {
            Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (((Number) wider).intValue() > 0) {
                complaints.add(name + " is wider than its screen by " + wider);
            }
            axe.find(page).forEach(found -> complaints.add(name + ": " + found));
            Path file = Path.of("target", "screenshots", name + "-" + suffix + ".png");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        }
    }

    /** A page, or one of its states. */
    private record Row(String route, String name, String address) {}
}
