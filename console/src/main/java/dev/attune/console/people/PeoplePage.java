package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Lists people, whoever changed last first, and finds them by a part of their id. */
public final class PeoplePage {

    private static final int LINES = 50;

    private final Profiles profiles;
    private final InstantSource clock;

    public PeoplePage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        String tenant = visit.query("tenant").strip();
        String query = visit.query("query").strip();
        String chosen = Person.checkTenant(tenant.isEmpty() ? Person.DEFAULT_TENANT : tenant);
        Page.Request page = visit.page(LINES);
        return visit.await(profiles.people().list(chosen, query, page))
                .map(rows -> new Reply.Page("people", "People", view(chosen, query, page.cursor(), rows)));
    }

    private PeopleView view(String tenant, String query, @Nullable String cursor, Page<PersonRow> rows) {
        Instant now = clock.instant();
        String address = Links.PEOPLE;
        address = query.isEmpty() ? address : Links.with(address, "query", query);
        address = tenant.equals(Person.DEFAULT_TENANT) ? address : Links.with(address, "tenant", tenant);
        String next = rows.cursor() == null ? null : Links.with(address, "cursor", rows.cursor());
        return new PeopleView(
                query,
                tenant,
                !query.isEmpty() || cursor != null,
                rows.map(row -> line(row, now)).items(),
                next,
                cursor == null ? null : address);
    }

    private static PeopleView.Line line(PersonRow row, Instant now) {
        return new PeopleView.Line(
                row.person().id(),
                Links.person(row.person()),
                row.stage().label(),
                row.memories(),
                Moment.of(row.updatedAt(), now));
    }
}
