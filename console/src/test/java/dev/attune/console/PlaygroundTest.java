package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asking as a person, on a proxy that speaks as the real one does. */
@Timeout(60)
final class PlaygroundTest {

    private static final Map<String, String> ASKED =
            Map.of("user", "alice", "tenant", "default", "model", "attune-demo", "message", "What shall I cook?");

    private final FakeProfiles profiles = new FakeProfiles();
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer proxy;
    private Running console;
    private Visitor admin;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        proxy = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    String mode = request.getHeader("Attune-Mode");
                    asked.add(new JsonObject()
                            .put("mode", mode)
                            .put("user", request.getHeader("Attune-User"))
                            .put("key", String.valueOf(request.getHeader("Authorization")))
                            .put("body", body.toJsonObject()));
                    if (body.toJsonObject().getString("model").equals("broken")) {
                        request.response().setStatusCode(502).end("{\"error\":{\"message\":\"secret-host\"}}");
                        return;
                    }
                    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
                    if (!mode.equals("off")) {
                        request.response().putHeader("Attune-Trace", "t1");
                        request.response().putHeader("Attune-Personalization", "applied; standing=1; recalled=0");
                    }
                    for (String piece : List.of(mode.equals("off") ? "Any " : "Vegetarian ", "<b>stew</b> ü 🍜")) {
                        JsonObject chunk = new JsonObject("{\"choices\":[{\"delta\":{}}]}");
                        chunk.getJsonArray("choices")
                                .getJsonObject(0)
                                .getJsonObject("delta")
                                .put("content", piece);
                        request.response().write("data: " + chunk.encode() + "\n\n");
                    }
                    request.response().end("data: [DONE]\n\n");
                }))
                .listen(0, "127.0.0.1")
                .await();
        ConsoleSettings usual = Running.settings((byte) 7, false);
        console = new Running(
                profiles,
                new ConsoleSettings(
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
                        usual.documents()));
        admin = new Visitor(console.origin()).signedIn();
    }

    @AfterEach
    void stop() {
        console.close();
        vertx.close().await();
    }

    @Test
    void bothAnswersComeWithWhatTheModelWasTold() {
        String page = admin.submit("/playground", "/playground", ASKED).body();

        assertThat(page)
                .contains("Vegetarian &lt;b&gt;stew&lt;/b&gt; ü 🍜", "Any &lt;b&gt;stew", "applied; standing=1")
                .contains("Is vegetarian", "behind the app&#39;s own instructions", "/people/default/alice/traces/t1")
                .doesNotContain("<b>stew", "sse-connect");
        assertThat(asked).extracting(one -> one.getString("mode")).containsExactlyInAnyOrder("apply", "off");
        assertThat(asked).extracting(one -> one.getString("user")).containsOnly("alice");
    }

    @Test
    void aChatGoesOnWithTheKeyThatOnlyTheConsoleRemembers() {
        Map<String, String> first = new HashMap<>(ASKED);
        first.put("key", "atn_hidden");
        String page = admin.submit("/playground", "/playground", first).body();
        assertThat(page).doesNotContain("atn_hidden");
        int at = page.indexOf("name=\"chat\" value=\"") + 19;

        Map<String, String> next = new HashMap<>(ASKED);
        next.put("chat", page.substring(at, page.indexOf('"', at)));
        next.put("message", "And tomorrow?");
        next.put("teach", "on");
        admin.submit("/playground", "/playground", next);

        assertThat(asked).hasSize(4).allMatch(one -> one.getString("key").equals("Bearer atn_hidden"));
        JsonObject last = asked.stream()
                .filter(one -> one.getString("mode").equals("on"))
                .findFirst()
                .orElseThrow();
        assertThat(last.getJsonObject("body").getJsonArray("messages").encode())
                .contains("What shall I cook?", "Vegetarian", "And tomorrow?");
    }

    @Test
    void whatCannotBeIsSaidAtItsFieldAndStaysTyped() {
        for (String field : List.of("user", "tenant", "model", "message")) {
            Map<String, String> form = new HashMap<>(ASKED);
            form.put(field, field.equals("tenant") ? "a/b\"><script>" : "");
            HttpResponse<String> answer = admin.submit("/playground", "/playground", form);

            assertThat(answer.statusCode()).as(field).isEqualTo(400);
            assertThat(answer.body())
                    .as(field)
                    .contains("id=\"" + field + "-problem\"")
                    .doesNotContain("<script>\"");
            if (!field.equals("message")) {
                assertThat(answer.body()).contains(">What shall I cook?</textarea>");
            }
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void anIdThatNoHeaderHoldsGoesInTheBody() {
        Map<String, String> form = new HashMap<>(ASKED);
        form.put("user", "משה 🦊");
        admin.submit("/playground", "/playground", form);

        assertThat(asked).hasSize(2).allSatisfy(one -> {
            assertThat(one.getString("user")).isNull();
            assertThat(one.getJsonObject("body").getString("user")).isEqualTo("משה 🦊");
        });
    }

    @Test
    void markupInEveryFieldStaysText() {
        String attack = "\"></textarea><script>alert(1)</script>";
        for (String field : List.of("user", "tenant", "model", "message", "key", "chat")) {
            Map<String, String> form = new HashMap<>(ASKED);
            form.put(field, attack);
            assertThat(admin.submit("/playground", "/playground", form).body())
                    .as(field)
                    .doesNotContain("<script>alert");
        }
        assertThat(admin.get(
                                "/playground?user=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&message=%3C/textarea%3E%3Cscript%3Ealert(2)%3C/script%3E")
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void aPreviewAsksNobody() {
        Map<String, String> form = new HashMap<>(ASKED);
        form.put("preview", "yes");

        String page = admin.submit("/playground", "/playground", form).body();

        assertThat(page)
                .contains("It would be personalized.", "This person is vegetarian", "What shall I cook?")
                .contains("Nothing was sent");
        assertThat(asked).isEmpty();
    }

    @Test
    void aProxyThatFailsOrIsAwayIsSaidWithoutItsWords() {
        Map<String, String> form = new HashMap<>(ASKED);
        form.put("model", "broken");
        assertThat(admin.submit("/playground", "/playground", form).body())
                .contains("The proxy answered with status 502.")
                .doesNotContain("secret-host");

        proxy.close().await();
        assertThat(admin.submit("/playground", "/playground", ASKED).body()).contains("The proxy cannot be asked");
    }

    @Test
    void nobodyElseFollowsAChat() {
        String page = admin.submit("/playground", "/playground", ASKED, "HX-Request", "true")
                .body();
        int at = page.indexOf("name=\"chat\" value=\"") + 19;
        String live = "/playground/" + page.substring(at, page.indexOf('"', at)) + "/live";

        assertThat(page).contains("sse-connect=\"" + live + "\"");
        assertThat(new Visitor(console.origin()).signedIn().get(live).statusCode())
                .isEqualTo(404);
        assertThat(admin.get(live).body()).contains("event: talk", "Vegetarian", "Is vegetarian", "event: over");
    }

    @Test
    void anAdminSeesBothStreamIn() {
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.context(true, 1280, false)) {
            Page page = context.newPage();
            page.navigate(console.origin() + "/playground");
            page.getByLabel("Password").fill(Running.PLAIN);
            page.getByRole(AriaRole.BUTTON).last().click();
            page.getByLabel("Message").fill("What shall I cook?");
            page.getByLabel("Person").fill("alice");
            page.getByLabel("Model").fill("attune-demo");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Send").setExact(true))
                    .press("Enter");

            var assertions = com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
                    page.locator(".lane-with .said").first());
            assertions.containsText("Vegetarian <b>stew</b>");
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator(".lane-told"))
                    .containsText("Is vegetarian");
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator(".lane-without"))
                    .containsText("Any");
            Axe.open().check(page, "playground");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target", "screenshots", "playground-asked.png")));
        }
    }
}
