package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.access.Role;
import dev.attune.console.page.Links;
import dev.attune.console.page.Route;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Policy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every address against everybody who may not be there, and against whatever may be sent to it. A route without a row here fails, and so
 * does a row without its route.
 */
final class RouteTableTest {

    private static final String SCRIPT = "<script>alert(1)</script>\"'";
    private static final String ONE = "/people/:tenant/:user";

    private static final List<Row> ROWS = List.of(
            new Row("GET /health/live", Route.Access.OPEN),
            new Row("GET /health/ready", Route.Access.OPEN),
            new Row("GET /sign-in", Route.Access.OPEN, "back", "notice"),
            new Row("POST /sign-in", Route.Access.OPEN, "name", "password", "back"),
            new Row("GET /sign-in/provider", Route.Access.OPEN),
            new Row("GET /sign-in/provider/back", Route.Access.OPEN),
            new Row("POST /sign-out", Route.Access.VIEWER),
            new Row("GET /", Route.Access.VIEWER, "tenant", "notice"),
            new Row("GET /live", Route.Access.VIEWER),
            new Row("GET /people", Route.Access.VIEWER, "query", "tenant", "show", "sort", "cursor"),
            new Row("GET " + ONE, Route.Access.VIEWER, "facet", "kind", "status", "notice"),
            new Row("GET " + ONE + "/live", Route.Access.VIEWER),
            new Row("GET " + ONE + "/history", Route.Access.VIEWER, "facet", "by", "what", "turn", "cursor"),
            new Row("GET " + ONE + "/memories", Route.Access.VIEWER, "memory", "facet", "cursor", "notice"),
            new Row("GET " + ONE + "/then", Route.Access.VIEWER, "at", "step", "cursor"),
            new Row("GET " + ONE + "/traces", Route.Access.VIEWER, "show", "cursor"),
            new Row("GET " + ONE + "/traces/:trace", Route.Access.VIEWER),
            new Row("POST " + ONE + "/personalization", Route.Access.EDITOR, "personalization"),
            new Row("POST " + ONE + "/memories/:memory/edit", Route.Access.EDITOR, "text", "seen", "back"),
            new Row("POST " + ONE + "/memories/:memory/forget", Route.Access.EDITOR, "back"),
            new Row("POST " + ONE + "/history/:adaptation/undo", Route.Access.EDITOR),
            new Row("POST " + ONE + "/memories/:memory/approve", Route.Access.EDITOR, "back"),
            new Row("POST " + ONE + "/memories/:memory/refuse", Route.Access.EDITOR, "back"),
            new Row("POST " + ONE + "/export", Route.Access.EDITOR),
            new Row("POST " + ONE + "/erase", Route.Access.ADMIN, "erase"),
            new Row("POST " + ONE + "/links", Route.Access.ADMIN, "hours", "language"),
            new Row("POST " + ONE + "/links/end", Route.Access.ADMIN),
            new Row("GET /imports", Route.Access.EDITOR, "tenant", "person", "format", "notice"),
            new Row("POST /imports", Route.Access.EDITOR, "tenant", "person", "format"),
            new Row("GET /imports/:tenant/:import", Route.Access.EDITOR, "notice"),
            new Row("GET /imports/:tenant/:import/live", Route.Access.EDITOR),
            new Row("POST /imports/:tenant/:import/start", Route.Access.EDITOR, "leave"),
            new Row("POST /imports/:tenant/:import/cancel", Route.Access.EDITOR),
            new Row("GET /review", Route.Access.VIEWER, "tenant", "cursor", "dead"),
            new Row("POST /review/dead/:letter/retry", Route.Access.EDITOR, "tenant"),
            new Row("POST /review/dead/:letter/drop", Route.Access.EDITOR, "tenant"),
            new Row("GET /playground", Route.Access.EDITOR, "user", "model", "tenant", "chat"),
            new Row("POST /playground", Route.Access.EDITOR, "user", "tenant", "model", "chat"),
            new Row("GET /playground/:chat/live", Route.Access.EDITOR),
            new Row("GET /keys", Route.Access.ADMIN, "tenant", "cursor"),
            new Row("POST /keys", Route.Access.ADMIN, "tenant", "requestsPerMinute", "upstream", "bodyBytes"),
            new Row("POST /keys/:tenant/:key/revoke", Route.Access.ADMIN),
            new Row("GET /policies", Route.Access.VIEWER, "tenant"),
            new Row("GET /policies/:policy", Route.Access.VIEWER, "tenant", "sample", "notice"),
            new Row("GET /policies/:policy/versions/:version", Route.Access.VIEWER),
            new Row("POST /policies/:policy", Route.Access.ADMIN, "text", "why", "base", "sample"),
            new Row("POST /policies/:policy/preview", Route.Access.ADMIN, "text", "why", "base", "sample"),
            new Row("POST /policies/:policy/rollback", Route.Access.ADMIN, "version", "why", "base"),
            new Row("GET /audit", Route.Access.ADMIN, "who", "what", "person", "tenant", "cursor"),
            new Row("GET /own", Route.Access.PERSON, "list", "from", "notice"),
            new Row("GET /own/open/:token", Route.Access.PERSON),
            new Row("POST /own/more", Route.Access.PERSON, "list", "from"),
            new Row("POST /own/language", Route.Access.PERSON, "language"),
            new Row("POST /own/switches", Route.Access.PERSON, "intensity", "sensitive-health"),
            new Row("POST /own/memories/:memory/edit", Route.Access.PERSON, "text", "seen"),
            new Row("POST /own/memories/:memory/forget", Route.Access.PERSON),
            new Row("POST /own/memories/:memory/confirm", Route.Access.PERSON, "seen"),
            new Row("POST /own/history/:adaptation/undo", Route.Access.PERSON),
            new Row("POST /own/export", Route.Access.PERSON),
            new Row("POST /own/erase", Route.Access.PERSON, "word"));

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Person EVE = new Person("acme", "eve");
    private static final String HERS = "Plays the bassoon";

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor visitor;
    private String before = "";

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        profiles.overrides.add(
                Policy.STANDING, FakeOverrides.STANDING.replace("They", "It seems they"), "It reads better");
        profiles.learn(EVE, Sample.memory("e1", HERS, "I play the bassoon."));
        profiles.answered(Sample.trace(EVE, "te", Sample.memory("e1", HERS)));
        profiles.dead.add(ReviewTest.letter("0:1-1", Sample.ALICE, "I have a cat"));
        AppKey.Scope scope = AppKey.Scope.all(Person.DEFAULT_TENANT);
        profiles.keys.add(new AppKey("k0", "Shop", scope, Instant.now(), null, null));
        before = everything();
        console = new Running(profiles);
        visitor = new Visitor(console.origin());
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void everyRouteHasARowThatSaysWhoMayVisit() {
        Map<String, Route.Access> routes = console.server().routes().stream()
                .collect(Collectors.toMap(route -> route.method() + " " + route.path(), Route::access));

        assertThat(routes).isEqualTo(ROWS.stream().collect(Collectors.toMap(Row::route, Row::access)));
    }

    @Test
    void whoIsNotSignedInIsSentToSignInAndBackToTheSamePage() {
        for (Row row : ROWS) {
            if (row.needs() != Role.GUEST) {
                HttpResponse<String> answer = visitor.send(row.method(), row.example(), nothing());
                String location = answer.headers().firstValue("location").orElse("");

                assertThat(answer.statusCode()).as(row.route()).isEqualTo(303);
                assertThat(answer.body()).isEmpty();
                if (row.method().equals("GET")) {
                    String way = row.example().equals("/") ? "/sign-in" : Links.with("/sign-in", "back", row.example());
                    assertThat(location).as(row.route()).isEqualTo(way);
                    assertThat(visitor.get(location).body()).contains("name=\"back\" value=\"" + row.example() + '"');
                } else {
                    assertThat(location).as(row.route()).startsWith("/sign-in?back=%2F");
                }
            }
        }
        assertThat(visitor.get("/no/such/page").statusCode()).isEqualTo(303);
        nothingHappened();
    }

    @Test
    void nobodyWithoutALinkSeesAnOwnPage() {
        for (Row row : ROWS) {
            if (row.access() == Route.Access.PERSON) {
                HttpResponse<String> answer = row.method().equals("GET")
                        ? visitor.get(row.example())
                        : visitor.post(row.example(), row.filled("x", ""));

                assertThat(answer.statusCode()).as(row.route()).isEqualTo(403);
                assertThat(answer.body()).doesNotContain("vegetarian");
            }
        }
        nothingHappened();
    }

    @Test
    void whoMayLessIsRefused() {
        for (Role role : List.of(Role.VIEWER, Role.EDITOR)) {
            Visitor lower = new Visitor(console.origin()).signedInAs(role == Role.VIEWER ? "vera" : "edi");
            String csrf = lower.csrf("/people");
            for (Row row : ROWS) {
                if (row.needs().compareTo(role) > 0) {
                    HttpResponse<String> answer = row.method().equals("GET")
                            ? lower.get(row.example())
                            : lower.post(row.example(), row.filled("x", csrf));

                    assertThat(answer.statusCode()).as(role + " " + row.route()).isEqualTo(403);
                    assertThat(answer.body()).as(row.route()).doesNotContain("vegetarian", "have a cat", "Shop");
                }
            }
        }
        nothingHappened();
    }

    @Test
    void aFormWithoutTheTokenOfItsSessionIsRefused() {
        visitor.signedIn();
        String foreign = new Visitor(console.origin()).signedIn().csrf("/people");
        for (Row row : ROWS) {
            if (row.method().equals("POST")) {
                assertThat(visitor.post(row.example(), row.filled("x", "")).statusCode())
                        .as(row.route())
                        .isEqualTo(403);
                assertThat(visitor.post(row.example(), row.filled("x", foreign)).statusCode())
                        .as(row.route())
                        .isEqualTo(403);
            }
        }
        assertThat(visitor.get("/people").statusCode()).isEqualTo(200);
        nothingHappened();
    }

    @Test
    void aFormOfAnOwnPageWithoutItsTokenIsRefused() {
        visitor.signedIn();
        OwnPages own = new OwnPages(console, visitor);
        Visitor alice = own.opened(Sample.ALICE);
        String foreign = own.opened(Sample.ALICE).csrf("/own");
        for (Row row : ROWS) {
            if (row.method().equals("POST") && row.access() == Route.Access.PERSON) {
                assertThat(alice.post(row.example(), row.filled("x", "")).statusCode())
                        .as(row.route())
                        .isEqualTo(403);
                alice.cookies().putAll(own.opened(Sample.ALICE).cookies());
                assertThat(alice.post(row.example(), row.filled("x", foreign)).statusCode())
                        .as(row.route())
                        .isEqualTo(403);
                alice.cookies().putAll(own.opened(Sample.ALICE).cookies());
            }
        }
        nothingHappened();
    }

    /** Eve is known in another tenant: neither is she here, nor is anything of hers on the page of somebody who is. */
    @Test
    void aPersonOfAnotherTenantIsNotThere() {
        visitor.signedIn();
        String csrf = visitor.csrf("/people");
        for (Row row : ROWS) {
            if (row.route().contains(ONE)) {
                String hers = row.path()
                        .replace(":memory", "e1")
                        .replace(":trace", "te")
                        .replace(":adaptation", "1-0")
                        .replace(":tenant", Person.DEFAULT_TENANT);
                isNotFound(row, hers.replace(":user", EVE.id()), csrf);
                if (row.path().contains(":memory") || row.path().contains(":trace")) {
                    isNotFound(row, hers.replace(":user", Sample.ALICE.id()), csrf);
                }
                isNotFound(row, row.example().replace("/default/", "/acme/"), csrf);
            }
        }
        isNotFound(ROWS.get(0), "/people/default/alice/memories?memory=e1", csrf);
        for (String page : List.of("/", "/people", "/review", "/audit")) {
            assertThat(visitor.get(page).body()).as(page).doesNotContain(HERS, ">eve<");
        }
        assertThat(profiles.profileOf(new Person("acme", Sample.ALICE.id())).version())
                .isZero();
        assertThat(profiles.audited).noneMatch(entry -> entry.what().contains("person"));
        nothingHappened();
    }

    @Test
    void aScriptInAnyFieldIsNeverOne() {
        visitor.signedIn();
        OwnPages own = new OwnPages(console, visitor);
        for (Row row : ROWS) {
            if (row.method().equals("POST") && !row.route().equals("POST /sign-out")) {
                boolean isOwn = row.access() == Route.Access.PERSON;
                // Opened anew: one of the forms ends all links.
                Visitor sender = isOwn ? own.opened(Sample.ALICE) : visitor;
                HttpResponse<String> answer =
                        sender.post(row.example(), row.filled(SCRIPT, sender.csrf(isOwn ? "/own" : "/people")));

                isOnlyText(row, answer);
            }
        }
        for (Row row : ROWS) {
            if (row.isPage()) {
                isOnlyText(row, visitor.get(row.example()));
            }
        }
        isOnlyText(ROWS.get(0), own.opened(Sample.ALICE).get("/own"));
    }

    @Test
    void aScriptInAnyAddressIsNeverOne() {
        visitor.signedIn();
        Visitor alice = new OwnPages(console, visitor).opened(Sample.ALICE);
        for (Row row : ROWS) {
            if (row.isPage()) {
                Visitor reader = row.access() == Route.Access.PERSON ? alice : visitor;
                for (String field : row.fields()) {
                    isOnlyText(row, reader.get(Links.with(row.example(), field, SCRIPT)));
                }
                String path = row.path();
                for (String segment :
                        List.of(":tenant", ":user", ":trace", ":token", ":policy", ":version", ":import")) {
                    isOnlyText(row, reader.get(row.with(segment, Links.segment(SCRIPT))));
                    path = path.replace(segment, Links.segment(SCRIPT));
                }
                isOnlyText(row, reader.get(path));
                alice = new OwnPages(console, visitor).opened(Sample.ALICE);
            }
        }
        nothingHappened();
    }

    @Test
    void whatChangesSomethingIsNeverALink() {
        visitor.signedIn();
        for (Row row : ROWS) {
            boolean isPageToo = ROWS.stream().anyMatch(other -> other.route().equals("GET " + row.path()));
            if (row.method().equals("POST") && !isPageToo) {
                assertThat(visitor.get(row.example()).statusCode())
                        .as(row.route())
                        .isEqualTo(404);
            }
        }
        nothingHappened();
    }

    private void isNotFound(Row row, String path, String csrf) {
        Map<String, String> form = row.filled("x", csrf);
        form.put("personalization", "off");
        form.put("erase", path.split("/", -1)[3]);
        form.put("hours", "1");
        HttpResponse<String> answer = row.method().equals("GET") ? visitor.get(path) : visitor.post(path, form);

        assertThat(answer.statusCode()).as(row.method() + " " + path).isEqualTo(404);
        assertThat(answer.body()).as(path).doesNotContain(HERS, "bassoon", "vegetarian");
    }

    private static void isOnlyText(Row row, HttpResponse<String> answer) {
        assertThat(answer.body()).as(row.route()).doesNotContain("<script>alert", "\"'<", "onerror=\"");
        assertThat(answer.statusCode()).as(row.route()).isLessThan(500);
        assertThat(answer.headers().firstValue("content-security-policy"))
                .as(row.route())
                .hasValue(POLICY);
    }

    private void nothingHappened() {
        assertThat(everything()).isEqualTo(before);
    }

    /** All that a form could change. */
    private String everything() {
        return profiles.profileOf(Sample.ALICE) + "\n" + profiles.profileOf(EVE) + "\n" + profiles.keys + "\n"
                + profiles.dead + profiles.retried + profiles.links + profiles.overrides.all();
    }

    private static HttpRequest.BodyPublisher nothing() {
        return HttpRequest.BodyPublishers.noBody();
    }

    /**
     * One route.
     *
     * @param fields of its form, or what its query may hold
     */
    private record Row(String route, Route.Access access, List<String> fields) {

        Row(String route, Route.Access access, String... fields) {
            this(route, access, List.of(fields));
        }

        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        String path() {
            return route.substring(route.indexOf(' ') + 1);
        }

        Role needs() {
            return access.role();
        }

        /** Something to look at, which ends. */
        boolean isPage() {
            return method().equals("GET") && !path().endsWith("/live") && !path().startsWith("/health");
        }

        /** The example with something else in one segment. */
        String with(String segment, String value) {
            Row other = new Row(method() + " " + path().replace(segment, value), access, fields);
            return other.example();
        }

        String example() {
            return path().replace(":tenant", "default")
                    .replace(":user", "alice")
                    .replace(":trace", "t1")
                    .replace(":memory", "m1")
                    .replace(":adaptation", "1-0")
                    .replace(":letter", "0:1-1")
                    .replace(":key", "k0")
                    .replace(":policy", "standing")
                    .replace(":version", "1")
                    .replace(":chat", "none")
                    .replace(":import", "none")
                    .replace(":token", "none");
        }

        Map<String, String> filled(String value, String csrf) {
            Map<String, String> form = new HashMap<>();
            fields.forEach(field -> form.put(field, value));
            form.put("csrf", csrf);
            return form;
        }
    }
}
