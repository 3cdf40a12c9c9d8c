package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.access.Role;
import dev.attune.console.page.Route;
import dev.attune.profile.model.Person;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every address against everybody who may not be there. A route without a row here fails, and so does a row without its route. */
final class RouteTableTest {

    private static final String SCRIPT = "<script>alert(1)</script>\"'";
    private static final String ONE = "/people/:tenant/:user";

    private static final List<Row> ROWS = List.of(
            new Row("GET /health/live", Route.Access.OPEN),
            new Row("GET /health/ready", Route.Access.OPEN),
            new Row("GET /sign-in", Route.Access.OPEN),
            new Row("POST /sign-in", Route.Access.OPEN, "name", "password", "back"),
            new Row("GET /sign-in/provider", Route.Access.OPEN),
            new Row("GET /sign-in/provider/back", Route.Access.OPEN),
            new Row("POST /sign-out", Route.Access.VIEWER),
            new Row("GET /", Route.Access.VIEWER),
            new Row("GET /live", Route.Access.VIEWER),
            new Row("GET /people", Route.Access.VIEWER),
            new Row("GET " + ONE, Route.Access.VIEWER),
            new Row("GET " + ONE + "/live", Route.Access.VIEWER),
            new Row("GET " + ONE + "/history", Route.Access.VIEWER),
            new Row("GET " + ONE + "/memories", Route.Access.VIEWER),
            new Row("GET " + ONE + "/then", Route.Access.VIEWER),
            new Row("GET " + ONE + "/traces", Route.Access.VIEWER),
            new Row("GET " + ONE + "/traces/:trace", Route.Access.VIEWER),
            new Row("POST " + ONE + "/personalization", Route.Access.EDITOR, "personalization"),
            new Row("POST " + ONE + "/memories/:memory/edit", Route.Access.EDITOR, "text", "seen"),
            new Row("POST " + ONE + "/memories/:memory/forget", Route.Access.EDITOR),
            new Row("POST " + ONE + "/history/:adaptation/undo", Route.Access.EDITOR),
            new Row("POST " + ONE + "/memories/:memory/approve", Route.Access.EDITOR, "back"),
            new Row("POST " + ONE + "/memories/:memory/refuse", Route.Access.EDITOR, "back"),
            new Row("POST " + ONE + "/export", Route.Access.EDITOR),
            new Row("POST " + ONE + "/erase", Route.Access.ADMIN, "erase"),
            new Row("POST " + ONE + "/links", Route.Access.ADMIN, "hours", "language"),
            new Row("POST " + ONE + "/links/end", Route.Access.ADMIN),
            new Row("GET /review", Route.Access.VIEWER),
            new Row("POST /review/dead/:letter/retry", Route.Access.EDITOR, "tenant"),
            new Row("POST /review/dead/:letter/drop", Route.Access.EDITOR, "tenant"),
            new Row("GET /playground", Route.Access.EDITOR),
            new Row("POST /playground", Route.Access.EDITOR, "user", "tenant", "model", "chat"),
            new Row("GET /playground/:chat/live", Route.Access.EDITOR),
            new Row("GET /keys", Route.Access.ADMIN),
            new Row("POST /keys", Route.Access.ADMIN, "tenant", "requestsPerMinute", "upstream", "bodyBytes"),
            new Row("POST /keys/:tenant/:key/revoke", Route.Access.ADMIN),
            new Row("GET /policies", Route.Access.ADMIN),
            new Row("GET /audit", Route.Access.ADMIN),
            new Row("GET /own", Route.Access.PERSON),
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

    private final FakeProfiles profiles = new FakeProfiles();
    private Running console;
    private Visitor visitor;
    private long version;

    @BeforeEach
    void start() {
        Sample.fill(profiles, Sample.ALICE);
        version = profiles.profileOf(Sample.ALICE).version();
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
    void whoIsNotSignedInIsTurnedAway() {
        for (Row row : ROWS) {
            if (row.needs() != Role.GUEST) {
                HttpResponse<String> answer = visitor.send(row.method(), row.example(), nothing());

                assertThat(answer.statusCode()).as(row.route()).isEqualTo(303);
                assertThat(answer.headers().firstValue("location").orElse("")).startsWith("/sign-in");
                assertThat(answer.body()).isEmpty();
            }
        }
        assertThat(visitor.get("/no/such/page").statusCode()).isEqualTo(303);
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
    void aPersonOfAnotherTenantIsNotThere() {
        visitor.signedIn();
        String csrf = visitor.csrf("/people");
        Person namesake = new Person("acme", Sample.ALICE.id());
        for (Row row : ROWS) {
            if (row.route().contains(ONE) && !row.route().endsWith("/live")) {
                String path = row.example().replace("/default/", "/acme/");
                Map<String, String> form = row.filled("x", csrf);
                form.put("personalization", "off");
                form.put("erase", "alice");
                form.put("hours", "1");
                HttpResponse<String> answer = row.method().equals("GET") ? visitor.get(path) : visitor.post(path, form);

                assertThat(answer.statusCode()).as(row.route()).isEqualTo(404);
            }
        }
        assertThat(profiles.profileOf(namesake).version()).isZero();
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

                assertThat(answer.body()).as(row.route()).doesNotContain("<script>alert");
            }
        }
        assertThat(visitor.get("/people/default/alice").body()).doesNotContain("<script>alert");
        assertThat(own.opened(Sample.ALICE).get("/own").body()).doesNotContain("<script>alert");
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

    private void nothingHappened() {
        assertThat(profiles.profileOf(Sample.ALICE).version()).isEqualTo(version);
        assertThat(profiles.keys).isEmpty();
    }

    private static HttpRequest.BodyPublisher nothing() {
        return HttpRequest.BodyPublishers.noBody();
    }

    /**
     * One route.
     *
     * @param fields of its form
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

        String example() {
            return path().replace(":tenant", "default")
                    .replace(":user", "alice")
                    .replace(":trace", "t1")
                    .replace(":memory", "m1")
                    .replace(":adaptation", "1-0")
                    .replace(":letter", "0:1-1")
                    .replace(":key", "k0")
                    .replace(":chat", "none")
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
