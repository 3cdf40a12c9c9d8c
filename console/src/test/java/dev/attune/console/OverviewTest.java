package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.overview.RequestCounts;
import dev.attune.console.page.Links;
import dev.attune.profile.model.Person;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first page, as an admin reads it. */
@Timeout(60)
final class OverviewTest {

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
    void itSaysWhoIsKnownWhatChangesAndHowLearningKeepsUp() {
        String page = admin.get("/").body();
        assertThat(page)
                .contains(">1</a>", "/people?show=learning", "1 waiting for a word", "0 switched off")
                .contains("Lives in Porto", "/people/default/alice#entry-", "superseded")
                .contains("42 s", "No LLM was asked to learn.")
                .contains("1.30 ms", "of the 2 newest answers")
                .contains("/metrics", "personalized", "nothing known yet");
    }

    @Test
    void besideTheProxyItShowsWhatTheProxyCounts() {
        try (Running together = new Running(profiles, () -> Map.of("applied", 7L, "no-user", 2L))) {
            assertThat(new Visitor(together.origin()).signedIn().get("/").body())
                    .contains("left as it was: nobody was named", "max=\"9\" value=\"7\"", "since this process started")
                    .doesNotContain("/metrics");
        }
    }

    @Test
    void besideTheProxyTimesAreThoseThatItMeasured() {
        RequestCounts counts = new RequestCounts() {
            @Override
            public Map<String, Long> get() {
                return Map.of("applied", 7L);
            }

            @Override
            public Added added() {
                return new Added(7, 1.25, 4.5);
            }
        };
        try (Running together = new Running(profiles, counts)) {
            assertThat(new Visitor(together.origin()).signedIn().get("/").body())
                    .contains("1.25 ms", "4.50 ms", "7 requests were timed")
                    .doesNotContain("newest answers");
        }
    }

    @Test
    void itSaysWhetherPersonalizationHelps() {
        assertThat(admin.get("/").body())
                .contains("+0.210 (+0.050 to +0.370)", "better with it", "may be chance", "12 without (340 requests)");
        assertThat(admin.get("/?tenant=acme").body()).contains("Nobody goes without personalization");
    }

    @Test
    void aTenantWithNobodyIsToldHowToBegin() {
        assertThat(admin.get("/?tenant=acme").body()).contains("Nothing has changed yet", "Tenant acme.");
        assertThat(admin.get("/?tenant=a%2Fb").statusCode()).isEqualTo(400);
    }

    @Test
    void whatHappensAppearsOnTheOpenPageAndNothingOfAnotherTenant() throws Exception {
        try (BufferedReader stream = follow("/live")) {
            assertThat(event(stream)).contains("Lives in Porto");
            profiles.learn(new Person("acme", "eve"), Sample.memory("m1", "Another tenant's"));
            profiles.learn(Sample.person("bob"), Sample.memory("m1", "Has a dog called Tofu"));

            assertThat(event(stream))
                    .contains("Has a dog called Tofu", ">bob</a>")
                    .doesNotContain("Another tenant");
        }
    }

    @Test
    void markupOfAnybodyStaysText() {
        Person person = Sample.person("<script>alert(0)</script>");
        profiles.learn(person, Sample.memory("m1", "<script>alert(1)</script>"));

        assertThat(admin.get("/").body())
                .contains("&lt;script&gt;alert(0)", "&lt;script&gt;alert(1)", Links.person(person))
                .doesNotContain("<script>alert");
    }

    @Test
    void aStoreThatIsAwayIsABanner() {
        profiles.sendAway(true);

        HttpResponse<String> page = admin.get("/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("The store does not answer").doesNotContain("secret-host", "Exception");
    }

    private BufferedReader follow(String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.origin() + path));
        admin.cookies().forEach((name, value) -> request.header("Cookie", name + "=" + value));
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next event, whole. */
    private static String event(BufferedReader stream) throws Exception {
        StringBuilder event = new StringBuilder();
        String line = stream.readLine();
        while (line != null && !(line.isEmpty() && event.indexOf("event:") >= 0)) {
            event.append(line).append('\n');
            line = stream.readLine();
        }
        return event.toString();
    }
}
