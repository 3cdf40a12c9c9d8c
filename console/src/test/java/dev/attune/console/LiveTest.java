package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an open page hears. */
@Timeout(60)
final class LiveTest {

    private static final String LIVE = "/people/default/alice/live";

    private final FakeProfiles profiles = new FakeProfiles();
    private final HttpClient client = HttpClient.newHttpClient();
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
    void whatIsLearnedAppears() throws Exception {
        try (BufferedReader stream = follow("?seen=6.t2")) {
            profiles.learn(Sample.ALICE, Sample.memory("m7", "Has a dog called Tofu", "My dog Tofu is ill."));

            assertThat(event(stream)).contains("Has a dog called Tofu", "class=\"entry fresh\"", "id: 7.t2");
        }
    }

    @Test
    void anAnswerAppears() throws Exception {
        try (BufferedReader stream = follow("?seen=6.t2")) {
            profiles.answered(Sample.trace(Sample.ALICE, "t3", null));

            assertThat(event(stream)).contains("id: 6.t3", "/people/default/alice/traces/t3");
        }
    }

    @Test
    void whatHappenedBetweenThePageAndItsStreamIsMadeGood() throws Exception {
        try (BufferedReader stream = follow("?seen=5.t2")) {
            assertThat(event(stream)).contains("id: 6.t2");
        }
    }

    @Test
    void aFloodComesAsFewEventsAndEndsWithTheLast() throws Exception {
        try (BufferedReader stream = follow("?seen=6.t2")) {
            for (int number = 0; number < 2_000; number++) {
                profiles.learn(Sample.ALICE, Sample.memory("n" + number % 10, "Thing number " + number));
            }
            int events = 0;
            String last = "";
            while (!last.contains("Thing number 1999")) {
                last = event(stream);
                events++;
            }
            assertThat(events).isLessThan(200);
        }
    }

    @Test
    void nothingOfSomebodyElseIsHeard() throws Exception {
        try (BufferedReader stream = follow("?seen=6.t2")) {
            profiles.learn(Sample.person("bob"), Sample.memory("m1", "Bob's own"));
            profiles.learn(Sample.ALICE, Sample.memory("m7", "Alice's own"));

            assertThat(event(stream)).contains("Alice&#39;s own").doesNotContain("Bob");
        }
    }

    @Test
    void allPagesShareOneSubscriptionAndLeaveItTogether() throws Exception {
        assertThat(profiles.watchers()).isZero();
        BufferedReader one = follow("?seen=6.t2");
        BufferedReader two = follow("?seen=6.t2");
        Eventually.holds(() -> assertThat(console.server().openPages()).isEqualTo(2));
        assertThat(profiles.watchers()).isEqualTo(1);

        one.close();
        two.close();
        Eventually.holds(() -> assertThat(console.server().openPages()).isEqualTo(0));
        Eventually.holds(() -> assertThat(profiles.watchers()).isZero());
    }

    @Test
    void soManyPagesAreKeptUpToDateAndOneMoreIsToldThatItIsNot() throws Exception {
        for (int page = 1; page < 500; page++) {
            assertThat(console.server().feed().watchAll(event -> {})).isPresent();
        }
        try (BufferedReader last = follow("?seen=6.t2")) {
            for (String path : List.of(LIVE, "/live")) {
                HttpResponse<String> more = admin.get(path, "Accept", "text/event-stream");
                assertThat(more.statusCode()).as(path).isEqualTo(429);
                assertThat(more.body()).contains("too many pages are open");
            }
            profiles.learn(Sample.ALICE, Sample.memory("m7", "Alice's own"));
            assertThat(event(last)).contains("Alice&#39;s own");
        }
        Eventually.holds(() -> assertThat(console.server().openPages()).isEqualTo(499));
        follow("?seen=6.t2").close();
    }

    @Test
    void closingEndsTheStreamsAndTheSubscription() throws Exception {
        try (BufferedReader stream = follow("?seen=6.t2")) {
            Running another = console;
            console = new Running(profiles);
            another.close();

            assertThat(stream.lines().toList()).noneMatch(line -> line.startsWith("event"));
            assertThat(profiles.watchers()).isZero();
        }
    }

    @Test
    void aStreamOfSomebodyUnknownIsNotFound() {
        assertThat(admin.get("/people/default/nobody/live").statusCode()).isEqualTo(404);
    }

    @Test
    void aStreamWithoutASessionIsRefusedAsOne() {
        assertThat(new Visitor(console.origin())
                        .get(LIVE, "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(401);
    }

    private BufferedReader follow(String query) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.origin() + LIVE + query));
        admin.cookies().forEach((name, value) -> request.header("Cookie", name + "=" + value));
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next event, whole. */
    private static String event(BufferedReader stream) throws IOException {
        StringBuilder event = new StringBuilder();
        String line = stream.readLine();
        while (line != null && !(line.isEmpty() && event.indexOf("event:") >= 0)) {
            event.append(line).append('\n');
            line = stream.readLine();
        }
        return event.toString();
    }
}
