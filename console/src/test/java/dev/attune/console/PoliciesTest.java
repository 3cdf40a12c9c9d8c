package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Policy;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies, as admins change them and others see them. */
final class PoliciesTest {

    private static final String STANDING = "/policies/standing";
    private static final String TYPED = FakeOverrides.STANDING.replace("known", "met before");

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
    void theRulesAreShownWithWhereTheyAreSet() {
        assertThat(admin.get("/policies").body())
                .contains(
                        "no rules of its own",
                        "/policies?tenant=school",
                        "learned, applied",
                        "kept when they say so, never inferred",
                        "learn.episode-days",
                        "keep.trace-days",
                        "personalization.holdout",
                        "[(${line})]")
                .doesNotContain("<about>");
        assertThat(admin.get("/policies?tenant=school").body()).contains("has rules of its own", "subtle");
    }

    @Test
    void aTemplateIsSavedWithWhoAndWhyAndGoneBackFrom() {
        HttpResponse<String> saved = admin.submit(STANDING, STANDING, typed(TYPED, "0", "It sounds warmer"));
        assertThat(saved.headers().firstValue("location")).hasValue("/policies/standing?notice=policy-saved");
        assertThat(profiles.overrides.now(Policy.STANDING).text()).isEqualTo(TYPED);
        String page = admin.get("/policies/standing?notice=policy-saved").body();
        assertThat(page)
                .contains(
                        "Every process goes by it",
                        "It sounds warmer",
                        "Version 1",
                        "<del>− They are known.</del>",
                        "<ins>+ They are met before.</ins>");

        admin.submit(STANDING, STANDING, typed(FakeOverrides.STANDING, "1", "No, it does not"));
        String version = admin.get("/policies/standing/versions/2").body();
        assertThat(version).contains("From version 1", "<ins>+ They are known.</ins>", "It is what stands");
        assertThat(admin.get("/policies/standing/versions/1").body()).contains("Go back to version 1");

        HttpResponse<String> back = admin.submit(
                STANDING, STANDING + "/rollback", Map.of("version", "1", "base", "2", "why", "It does after all"));
        assertThat(back.headers().firstValue("location")).hasValue("/policies/standing?notice=policy-saved");
        assertThat(profiles.overrides.now(Policy.STANDING).number()).isEqualTo(3);
        assertThat(profiles.overrides.now(Policy.STANDING).text()).isEqualTo(TYPED);

        admin.submit(STANDING, STANDING + "/rollback", Map.of("version", "0", "base", "3", "why", "Enough"));
        assertThat(profiles.overrides.now(Policy.STANDING).isFile()).isTrue();
        assertThat(profiles.audited)
                .extracting(AuditEntry::what, AuditEntry::detail)
                .contains(
                        tuple("change-policy", "standing version 1"),
                        tuple("roll-back-policy", "standing version 3, as version 1"),
                        tuple("roll-back-policy", "standing version 4, as version 0"));
    }

    @Test
    void whoComesSecondSeesBothAndLosesNothing() {
        profiles.overrides.add(Policy.STANDING, FakeOverrides.STANDING.replace("known", "old friends"), "Theirs");
        HttpResponse<String> late = admin.submit(STANDING, STANDING, typed(TYPED, "0", "My own <reason>"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains(
                        "Somebody changed this first",
                        "Theirs",
                        "<del>− They are old friends.</del>",
                        "<ins>+ They are met before.</ins>",
                        "They are met before.\n[# th:each",
                        "value=\"My own &lt;reason&gt;\"",
                        "name=\"base\" value=\"1\"");
        assertThat(profiles.overrides.now(Policy.STANDING).number()).isEqualTo(1);

        assertThat(admin.submit(STANDING, STANDING, typed(TYPED, "1", "Mine")).statusCode())
                .isEqualTo(303);
        assertThat(profiles.overrides.now(Policy.STANDING).text()).isEqualTo(TYPED);

        HttpResponse<String> lateBack = admin.submit(
                STANDING, STANDING + "/rollback", Map.of("version", "1", "base", "1", "why", "I want it back"));
        assertThat(lateBack.statusCode()).isEqualTo(409);
        assertThat(lateBack.body()).contains("Somebody changed this first", "I want it back");
    }

    @Test
    void aTemplateWithAProblemIsNotSavedAndNotLost() {
        HttpResponse<String> refused =
                admin.submit(STANDING, STANDING, typed("No tag & <script>alert(1)</script>", "0", "Try"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("line 1: there is no tag around it", "No tag &amp; &lt;script&gt;", "value=\"Try\"")
                .doesNotContain("<script>alert");
        HttpResponse<String> silent = admin.submit(STANDING, STANDING, typed(TYPED, "0", " "));
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("id=\"why-problem\"", "They are met before.");
        HttpResponse<String> long1 = admin.submit(STANDING, STANDING, typed("x".repeat(40_000), "0", "Try"));
        assertThat(long1.statusCode()).isEqualTo(400);
        assertThat(long1.body()).contains("x".repeat(40_000));
        assertThat(profiles.overrides.all()).isZero();
    }

    @Test
    void aTemplateIsTriedWithoutAndWithAnOpenPage() {
        String path = STANDING + "/preview";
        HttpResponse<String> whole = admin.submit(STANDING, path, typed(TYPED, "0", "Half a thought"));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body())
                .contains("What the model would be told", "Robin Vos", "12 tokens", "value=\"Half a thought\"");

        HttpResponse<String> part = admin.submit(STANDING, path, typed("nothing", "0", ""), "HX-Request", "true");
        assertThat(part.body()).contains("line 1: there is no tag").doesNotContain("<html", "<textarea");

        assertThat(profiles.overrides.all()).isZero();
        assertThat(profiles.audited).extracting(AuditEntry::what).doesNotContain("try-policy");
    }

    @Test
    void aLookAtAPersonIsNotedOnce() {
        Map<String, String> form = typed(TYPED, "0", "");
        form.put("sample", "alice");
        for (int key = 0; key < 3; key++) {
            assertThat(admin.submit(STANDING, STANDING + "/preview", form, "HX-Request", "true")
                            .body())
                    .contains("Is vegetarian");
        }
        assertThat(profiles.audited)
                .filteredOn(entry -> entry.what().equals("try-policy"))
                .singleElement()
                .extracting(AuditEntry::person)
                .isEqualTo("alice");
        for (String nobody : new String[] {"nobody", "a\u0000b"}) {
            form.put("sample", nobody);
            HttpResponse<String> unknown = admin.submit(STANDING, STANDING + "/preview", form);
            assertThat(unknown.statusCode()).isEqualTo(200);
            assertThat(unknown.body()).contains("Nobody is known by this id.", "They are met before.");
        }
    }

    @Test
    void switchesOfATenantAreChosen() {
        String page = "/policies/tenant?tenant=acme";
        assertThat(admin.get(page).body()).contains("as everyone: on", "as everyone: balanced");
        HttpResponse<String> saved = admin.submit(
                page,
                page,
                Map.of(
                        "base", "0",
                        "why", "They asked for it",
                        "personalization", "off",
                        "learn-recommendation", "false",
                        "sensitive-health", "ask"));
        assertThat(saved.headers().firstValue("location")).hasValue("/policies/tenant?tenant=acme&notice=policy-saved");
        assertThat(profiles.overrides.now(Policy.of("acme")).text()).isEqualTo("""
                        personalization: "off"
                        facets:
                          recommendation: {learn: false}
                        sensitive:
                          health: ask
                        """);
        assertThat(admin.get(page).body()).contains("<option value=\"off\" selected=\"selected\">off</option>");
        HttpResponse<String> odd = admin.submit(page, page, Map.of("base", "1", "why", "x", "intensity", "loud"));
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body()).contains("id=\"intensity-problem\"");
    }

    @Test
    void whatIsKeptIsTyped() {
        Map<String, String> form = new HashMap<>(Map.of(
                "base", "0",
                "why", "Less is enough",
                "episode-days", "30",
                "episodes", "1000",
                "history", "99",
                "trace-days", "7",
                "traces", "many"));
        HttpResponse<String> odd = admin.submit("/policies/keeping", "/policies/keeping", form);
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body()).contains("value=\"many\"", "value=\"Less is enough\"", "-problem\"");
        form.put("traces", "500");
        assertThat(admin.submit("/policies/keeping", "/policies/keeping", form).body())
                .contains("It must be between 100 and 1000000.");
        form.put("history", "200");
        assertThat(admin.submit("/policies/keeping", "/policies/keeping", form)
                        .headers()
                        .firstValue("location"))
                .hasValue("/policies/keeping?notice=keeping-saved");
        assertThat(profiles.overrides.now(Policy.KEEPING).text())
                .isEqualTo("episode-days: 30\nepisodes: 1000\nhistory: 200\ntrace-days: 7\ntraces: 500\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vera", "edi"})
    void othersSeeAndDoNotChange(String name) {
        profiles.overrides.add(Policy.STANDING, TYPED, "Theirs");
        Visitor other = new Visitor(console.origin()).signedInAs(name);
        assertThat(other.get("/policies").statusCode()).isEqualTo(200);
        assertThat(other.get("/people").body()).contains("href=\"/policies\"");
        assertThat(other.get(STANDING).body())
                .contains("They are met before.", "An admin can change it.")
                .doesNotContain("<textarea", "rollback");
        assertThat(other.get(STANDING + "/versions/1").body())
                .contains("They are met before.")
                .doesNotContain("rollback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/policies/none",
                "/policies/standing/versions/7",
                "/policies/standing/versions/x",
                "/policies/keeping/versions/1"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    private static Map<String, String> typed(String text, String base, String why) {
        return new HashMap<>(Map.of("text", text.replace("\n", "\r\n"), "base", base, "why", why));
    }
}
