package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what every answer holds to. */
final class SafetyTest {

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor visitor;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        console = new Running(profiles);
        visitor = new Visitor(console.origin());
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void everyAnswerForbidsWhatIsNotItsOwn() {
        visitor.signedIn();
        for (String path : List.of(
                "/people",
                "/people/default/alice",
                "/sign-in",
                "/no/such/page",
                "/assets/app.css",
                "/assets/none",
                "/health/live",
                "/people/default/nobody")) {
            var headers = visitor.get(path).headers();
            assertThat(headers.firstValue("content-security-policy"))
                    .as(path)
                    .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(headers.firstValue("x-content-type-options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("referrer-policy")).as(path).hasValue("no-referrer");
        }
        assertThat(visitor.get("/people").headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void theSessionsCookieIsForThisSiteAloneAndForNoScript() {
        String cookie =
                visitor.get("/sign-in").headers().firstValue("set-cookie").orElseThrow();

        assertThat(cookie)
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Strict", "; Path=/")
                .doesNotContain("Secure", "Domain");
    }

    @Test
    void behindHttpsTheCookieNeverTravelsInTheOpen() {
        try (Running secured = new Running(profiles, Running.settings((byte) 7, true))) {
            String cookie = new Visitor(secured.origin())
                    .get("/sign-in")
                    .headers()
                    .firstValue("set-cookie")
                    .orElseThrow();

            assertThat(cookie).startsWith("__Host-").contains("Secure");
        }
    }

    @Test
    void aSessionSurvivesARestartWithTheSameSecret() {
        visitor.signedIn();
        try (Running restarted = new Running(profiles);
                Running other = new Running(profiles, Running.settings((byte) 8, false))) {
            Visitor same = new Visitor(restarted.origin());
            same.cookies().putAll(visitor.cookies());
            Visitor stranger = new Visitor(other.origin());
            stranger.cookies().putAll(visitor.cookies());

            assertThat(same.get("/people").statusCode()).isEqualTo(200);
            assertThat(stranger.get("/people").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void signingInGivesANewSessionAndSigningOutEndsIt() {
        visitor.get("/sign-in");
        Map<String, String> guest = Map.copyOf(visitor.cookies());
        visitor.signedIn();
        Map<String, String> admin = Map.copyOf(visitor.cookies());
        assertThat(admin).isNotEqualTo(guest);

        HttpResponse<String> out = visitor.submit("/people", "/sign-out", Map.of());
        assertThat(out.headers().firstValue("location")).hasValue("/sign-in?notice=signed-out");
        assertThat(visitor.cookies()).isEmpty();

        visitor.cookies().putAll(admin);
        assertThat(visitor.get("/people").statusCode()).isEqualTo(303);
    }

    @Test
    void aLostSessionComesBackToTheSamePage() {
        HttpResponse<String> away = visitor.get("/people/default/a%2Fb?notice=undone");
        String form = away.headers().firstValue("location").orElseThrow();
        assertThat(form).isEqualTo("/sign-in?back=%2Fpeople%2Fdefault%2Fa%252Fb%3Fnotice%3Dundone");
        assertThat(visitor.get(form).body()).contains("value=\"/people/default/a%2Fb?notice=undone\"");

        HttpResponse<String> in = visitor.submit(
                form, "/sign-in", Map.of("password", Running.PLAIN, "back", "/people/default/a%2Fb?notice=undone"));
        assertThat(in.headers().firstValue("location")).hasValue("/people/default/a%2Fb?notice=undone");
    }

    @Test
    void aFormOfALostSessionComesBackToThePageItWasOn() {
        HttpResponse<String> answer = visitor.post("/people/default/a%2Fb/memories/m1/forget", Map.of());

        assertThat(answer.headers().firstValue("location")).hasValue("/sign-in?back=%2Fpeople%2Fdefault%2Fa%252Fb");
    }

    @ParameterizedTest
    @CsvSource({
        "/keys, %2Fkeys",
        "/keys/default/k0/revoke, %2Fkeys",
        "/review/dead/0:1-1/drop, %2Freview",
        "/playground, %2Fplayground"
    })
    void aFormOfALostSessionComesBackToItsOwnPage(String path, String back) {
        assertThat(visitor.post(path, Map.of()).headers().firstValue("location"))
                .hasValue("/sign-in?back=" + back);
    }

    @Test
    void anOpenPageOfALostSessionIsSentToSignIn() {
        HttpResponse<String> answer =
                visitor.get("/people", "HX-Request", "true", "HX-Current-URL", console.origin() + "/people?query=x");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("hx-redirect")).hasValue("/sign-in?back=%2Fpeople%3Fquery%3Dx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"})
    void nobodyIsSentElsewhereAfterSigningIn(String back) {
        HttpResponse<String> in =
                visitor.submit("/sign-in", "/sign-in", Map.of("password", Running.PLAIN, "back", back));

        assertThat(in.headers().firstValue("location")).hasValue("/");
    }

    @Test
    void thoseWhoWatchOverTheProcessMayAskForTheHeadAlone() {
        HttpResponse<String> answer = visitor.send("HEAD", "/health/ready", HttpRequest.BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void guessingIsSlowedDown() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(visitor.signIn("guess").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> answer = visitor.signIn(Running.PLAIN);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).contains("Too many attempts");
    }

    @Test
    void aFormThatIsTooLargeIsRefused() {
        HttpResponse<String> answer = visitor.submit("/sign-in", "/sign-in", Map.of("password", "x".repeat(100_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than the console takes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/people?cursor=none", "/people?tenant=a%2Fb", "/people/de%20fault/x", "/people/default/a%00b"})
    void anAddressThatCannotBeIsRefusedWithoutATrace(String path) {
        visitor.signedIn();
        HttpResponse<String> answer = visitor.get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).contains("<main").doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "/people/default/%ZZ, 400",
        "/people?query=%ZZ, 400",
        "/%, 400",
        "/sign-in?back=%, 400",
        "/people/default/%C3, 303"
    })
    void anAddressThatIsNoneIsRefusedToo(String path, int status) {
        String answer = RawRequest.answer(console.origin(), "GET " + path + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("Exception", "\tat ");
    }

    @Test
    void assetsMayBeKeptForGoodUnderTheirVersion() {
        String page = visitor.get("/sign-in").body();
        String href =
                page.substring(page.indexOf("/assets/htmx.js"), page.indexOf('"', page.indexOf("/assets/htmx.js")));

        HttpResponse<String> asset = visitor.get(href);
        assertThat(asset.body()).contains("htmx");
        assertThat(asset.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        String tag = asset.headers().firstValue("etag").orElseThrow();
        assertThat(visitor.get("/assets/htmx.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(visitor.get("/assets/htmx.js").headers().firstValue("cache-control"))
                .hasValue("no-cache");
        assertThat(visitor.get("/assets/../templates/layout.html").statusCode()).isEqualTo(303);
    }

    @Test
    void theStylesStaySmall() {
        int size = visitor.get("/assets/app.css").body().length()
                + visitor.get("/assets/tokens.css").body().length();

        assertThat(size).isLessThan(30_000);
    }
}
