package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PoliciesTest {

    private Running console;
    private Visitor admin;

    @BeforeEach
    void start() {
        console = new Running(new FakeProfiles());
        admin = new Visitor(console.origin()).signedIn();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void theRulesAreShownWithWhereTheyAreSet() {
        assertThat(admin.get("/policies").body())
                .contains(
                        "no rules of its own",
                        "/policies?tenant=school",
                        "learned, applied",
                        "kept when they say so, never inferred",
                        "90 days, 1,000 for each person at the most",
                        "learn.episode-days",
                        "personalization.holdout");
    }

    @Test
    void aTenantWithRulesOfItsOwnHasThem() {
        assertThat(admin.get("/policies?tenant=school").body())
                .contains("has rules of its own", "subtle")
                .doesNotContain("balanced");
    }

    @Test
    void aPromptIsShownAsTextWithWhatItMakesOfSomebodyMadeUp() {
        assertThat(admin.get("/policies").body())
                .contains("[(${line})]", "&lt;about_this_person&gt;\n- Sample of identity")
                .doesNotContain("<about_this_person>");
    }
}
