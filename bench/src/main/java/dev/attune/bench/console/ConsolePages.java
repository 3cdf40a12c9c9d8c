package dev.attune.bench.console;

import dev.attune.console.page.Route;
import dev.attune.profile.model.Person;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every page of the console, and at which addresses it is timed. A page that is not here is an error. */
final class ConsolePages {

    /** Marks an address that is asked for right after the person has changed, when no process has them at hand. */
    static final String CHANGED = "#changed";

    private static final String ONE = "/people/:tenant/:user";

    private ConsolePages() {}

    /**
     * The addresses of every page that the routes have, by route.
     *
     * @throws IllegalStateException that names a page without a row, or a row without a page
     */
    static Map<String, List<String>> of(List<Route> routes, Size size) {
        Map<String, List<String>> rows = rows(size);
        List<String> pages = routes.stream()
                .filter(route -> route.method().equals(HttpMethod.GET))
                .map(Route::path)
                .toList();
        List<String> without = new ArrayList<>(pages);
        without.removeAll(rows.keySet());
        List<String> gone = new ArrayList<>(rows.keySet());
        gone.removeAll(pages);
        if (!without.isEmpty() || !gone.isEmpty()) {
            throw new IllegalStateException("pages that no row times: " + without + "; rows without a page: " + gone);
        }
        return rows;
    }

    private static Map<String, List<String>> rows(Size size) {
        String person =
                ONE.replace(":tenant", Person.DEFAULT_TENANT).replace(":user", Visitor.encode(LongLife.PERSON.id()));
        Instant middle = Town.START.plusSeconds(15L * size.events());
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put("/", List.of("/", "/?tenant=empty"));
        rows.put(
                "/people",
                List.of(
                        "/people",
                        "/people?query=person-000",
                        "/people?query=" + (size.people() - 1),
                        "/people?query=nobody-at-all",
                        "/people?show=established",
                        "/people?show=off&sort=memories",
                        "/people?show=waiting&query=@example",
                        "/people?show=new&sort=memories",
                        "/people?sort=id",
                        "/people?sort=id&cursor="
                                + Visitor.encode(
                                        "0:" + Town.person(size.people() / 2).id()),
                        "/people?sort=memories",
                        "/people?sort=memories&cursor="
                                + Visitor.encode(
                                        "-2:" + Town.person(size.people() / 2).id())));
        rows.put(ONE, List.of(person, person + "?facet=style&status=superseded", person + CHANGED));
        rows.put(
                ONE + "/memories",
                List.of(
                        person + "/memories",
                        person + "/memories?cursor=" + size.memories() / 2,
                        person + "/memories?facet=interaction&kind=constraint",
                        person + "/memories?memory=m1"));
        rows.put(
                ONE + "/history",
                List.of(
                        person + "/history",
                        person + "/history?cursor=" + size.events() / 4 + "-0",
                        person + "/history?facet=style&by=learner",
                        person + "/history?what=undone"));
        rows.put(
                ONE + "/then",
                List.of(
                        person + "/then",
                        person + "/then?step=0",
                        person + "/then?at=" + middle,
                        person + "/then?at=" + Town.START.plusSeconds(600)));
        rows.put(
                ONE + "/traces",
                List.of(person + "/traces", person + "/traces?show=none", person + "/traces?show=deadline"));
        rows.put(ONE + "/traces/:trace", List.of(person + "/traces/trace-500"));
        rows.put("/review", List.of("/review", "/review?tenant=empty"));
        rows.put("/keys", List.of("/keys"));
        rows.put("/policies", List.of("/policies"));
        rows.put(
                "/policies/:policy",
                List.of(
                        "/policies/tenant?tenant=" + ConsoleBench.RULED,
                        "/policies/everyone",
                        "/policies/keeping",
                        "/policies/standing",
                        "/policies/recalled"));
        rows.put(
                "/policies/:policy/versions/:version",
                List.of("/policies/tenant/versions/3?tenant=" + ConsoleBench.RULED));
        rows.put("/imports", List.of("/imports"));
        rows.put("/imports/:tenant/:import", List.of("/imports/default/" + ConsoleBench.IMPORT + "7"));
        rows.put("/audit", List.of("/audit", "/audit?who=nobody", "/audit?what=look-at-person"));
        rows.put("/playground", List.of("/playground"));
        rows.put(
                "/own", List.of("/own", "/own?list=content&from=" + size.memories() / 4, "/own?list=changes&from=9-0"));
        rows.put("/sign-in", List.of("/sign-in"));
        // Streams, which FeedTimes follows, and what is no page.
        rows.put("/live", List.of());
        rows.put(ONE + "/live", List.of());
        rows.put("/playground/:chat/live", List.of());
        rows.put("/imports/:tenant/:import/live", List.of());
        rows.put("/health/live", List.of());
        rows.put("/health/ready", List.of());
        rows.put("/sign-in/provider", List.of());
        rows.put("/sign-in/provider/back", List.of());
        rows.put("/own/open/:token", List.of());
        return rows;
    }
}
