package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.model.Memory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding people and what is known of them. */
final class PeopleTest {

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
    void peopleAreFilteredByStageSwitchAndWhatWaits() {
        for (int number = 0; number < 7; number++) {
            profiles.learn(Sample.person("bob"), Sample.memory("m" + number, "Thing " + number));
        }
        admin.submit("/people", "/people/default/bob/personalization", Map.of("personalization", "off"));

        assertThat(admin.get("/people?show=familiar").body())
                .contains(">bob<", "value=\"familiar\" selected")
                .doesNotContain(">alice<");
        assertThat(admin.get("/people?show=learning").body())
                .contains(">alice<")
                .doesNotContain(">bob<");
        assertThat(admin.get("/people?show=off").body())
                .contains(">bob<", ">off</span>")
                .doesNotContain(">alice<");
        assertThat(admin.get("/people?show=waiting").body())
                .contains(">alice<", "1 waiting")
                .doesNotContain(">bob<");
        assertThat(admin.get("/people?show=established").body()).contains("Nobody found");
    }

    @Test
    void peopleAreSortedAndPagedInThatOrder() {
        for (int number = 0; number < 120; number++) {
            profiles.learn(Sample.person(String.format("p%03d", number)), Sample.memory("m1", "Likes tea"));
        }

        assertThat(admin.get("/people?sort=id").body())
                .contains(">alice<", ">p048<", "/people?sort=id&amp;cursor=50")
                .doesNotContain(">p049<");
        assertThat(admin.get("/people?sort=id&cursor=100").body())
                .contains(">p099<", ">p119<")
                .doesNotContain(">p098<", "cursor=150");
        String byMemories = admin.get("/people?sort=memories").body();
        assertThat(byMemories.indexOf(">alice<")).isLessThan(byMemories.indexOf(">p000<"));
    }

    @Test
    void aFilterThatEverybodyPassesShowsNoLongerAList() {
        for (int number = 0; number < 120; number++) {
            profiles.learn(Sample.person("p" + number), Sample.memory("m1", "Likes tea"));
        }

        assertThat(admin.get("/people?show=learning").body())
                .contains(">p119<", ">p70<", "/people?show=learning&amp;cursor=50")
                .doesNotContain(">p69<");
    }

    @Test
    void aFilterFindsSomebodyFarDownTheList() {
        for (int number = 0; number < 1_200; number++) {
            profiles.learn(Sample.person("p" + number), Sample.memory("m1", "Likes tea"));
        }

        assertThat(admin.get("/people?show=waiting").body()).contains(">alice<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people?show=%3Cscript%3E",
                "/people?sort=x",
                "/people?sort=change",
                "/people?show=everybody",
                "/people/default/alice?facet=x",
                "/people/default/alice?kind=%3Cscript%3E",
                "/people/default/alice?status=x"
            })
    void aChoiceThatIsNoneIsRefused(String path) {
        assertThat(admin.get(path).statusCode()).isEqualTo(400);
        assertThat(admin.get(path).body()).doesNotContain("<script>");
    }

    @Test
    void memoriesAreFilteredByFacetKindAndStatus() {
        String page = "/people/default/alice";
        assertThat(known(page + "?facet=style")).contains("memory-m2").doesNotContain("memory-m1");
        assertThat(known(page + "?kind=constraint")).contains("memory-m1").doesNotContain("memory-m2");
        assertThat(known(page + "?status=superseded"))
                .contains("memory-m3", "open=\"open\"")
                .doesNotContain("memory-m4");
        assertThat(known(page + "?facet=content&kind=fact&status=active"))
                .contains("memory-m4")
                .doesNotContain("memory-m3");
        assertThat(known(page + "?facet=interaction")).contains("Nothing like that is known");
        assertThat(admin.get(page + "?facet=style").body()).contains("live?seen=6.t2&amp;facet=style");
    }

    @Test
    void anActionOnAFilteredPageKeepsTheFilter() {
        String page = "/people/default/alice";
        String part = admin.submit(
                        page,
                        page + "/memories/m2/forget",
                        Map.of(),
                        "HX-Request",
                        "true",
                        "HX-Current-URL",
                        console.origin() + page + "?facet=style")
                .body();

        assertThat(part).contains("id=\"memory-m2\"").doesNotContain("id=\"memory-m1\"");
    }

    @Test
    void fiveThousandMemoriesDoNotBreakThePage() {
        Memory[] many = new Memory[5_000];
        for (int number = 0; number < many.length; number++) {
            many[number] = Sample.memory("n" + number, "Thing " + number);
        }
        profiles.learn(Sample.person("kim"), many);

        String list = "/people/default/kim/memories";
        assertThat(admin.get("/people/default/kim").body())
                .contains("Thing 4980", list + "?facet=content", "All 5,000 of content")
                .doesNotContain("Thing 4979<");
        assertThat(admin.get(list + "?facet=content").body())
                .contains("1 to 50 of 5,000", "Thing 4999<", "Thing 4950<", list + "?facet=content&amp;cursor=4950")
                .doesNotContain("Thing 4949<");
        assertThat(admin.get(list + "?facet=content&cursor=50").body())
                .contains("4,951 to 5,000 of 5,000", "Thing 49<", "Thing 0<", "Back to the newest")
                .doesNotContain("rel=\"next\"");
        assertThat(admin.get(list + "?cursor=x").statusCode()).isEqualTo(400);
    }

    /** What the page shows as known, without its history. */
    private String known(String path) {
        String body = admin.get(path).body();
        return body.substring(body.indexOf("id=\"memories\""), body.indexOf("id=\"history\""));
    }
}
