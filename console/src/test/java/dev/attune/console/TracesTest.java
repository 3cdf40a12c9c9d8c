package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went into a person's answers, as an admin reads it. */
final class TracesTest {

    private static final String LIST = "/people/default/alice/traces";

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
    void aFilterShowsTheAnswersThatItNames() {
        assertThat(admin.get(LIST).body()).contains("traces/t1\"", "traces/t2\"");
        assertThat(admin.get(LIST + "?show=applied").body())
                .contains("traces/t1\"", "value=\"applied\" selected")
                .doesNotContain("traces/t2\"");
        assertThat(admin.get(LIST + "?show=none").body())
                .contains("traces/t2\"")
                .doesNotContain("traces/t1\"");
        assertThat(admin.get(LIST + "?show=cold").body()).contains("traces/t2\"");
        assertThat(admin.get(LIST + "?show=deadline").body()).contains("No such answers here");
    }

    @Test
    void aFilterLooksThroughMuchAndGoesOnWhereItStopped() {
        for (int number = 0; number < 1_200; number++) {
            profiles.answered(Sample.trace(Sample.ALICE, "cold-" + number, null));
        }

        assertThat(admin.get(LIST + "?show=applied").body())
                .contains("older ones may be", LIST + "?show=applied&amp;cursor=1000");
        assertThat(admin.get(LIST + "?show=applied&cursor=1000").body()).contains("traces/t1\"");
    }

    @Test
    void anOpenPageGetsTheListAlone() {
        assertThat(admin.get(LIST + "?show=applied", "HX-Request", "true").body())
                .contains("traces/t1\"")
                .doesNotContain("<html", "<form");
    }

    @Test
    void aChoiceThatIsNoneIsRefused() {
        HttpResponse<String> answer = admin.get(LIST + "?show=%3Cscript%3E");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<script>");
    }

    @Test
    void oneAnswerSaysWhereWhyAndHowLong() {
        String page = admin.get(LIST + "/t1").body();

        assertThat(page)
                .contains("behind the app&#39;s own instructions", "it did not matter enough for this message")
                .contains(">told</span>", "0.873", "href=\"/people/default/alice/memories?memory=m1\"")
                .contains("max=\"1298\" value=\"810\"", "1298 µs");
    }
}
