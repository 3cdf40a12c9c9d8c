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
        PeopleFilter filter = new PeopleFilter(
                tenant.isEmpty() ? Person.DEFAULT_TENANT : tenant,
                visit.query("query").strip(),
                visit.query("show"),
                visit.query("sort"));
        Page.Request page = visit.page(LINES);
        return visit.await(profiles.people().list(filter.query(), page))
                .map(found -> new Reply.Page("people", "People", view(filter, page.cursor(), found)));
    }

    private PeopleView view(PeopleFilter filter, @Nullable String cursor, Page<PersonRow> rows) {
        Instant now = clock.instant();
        String address = filter.address();
        return new PeopleView(
                filter,
                !filter.part().isEmpty() || !filter.show().isEmpty() || cursor != null,
                rows.map(row -> line(row, now)).items(),
                rows.cursor() == null ? null : Links.with(address, "cursor", rows.cursor()),
                cursor == null ? null : address);
    }

    private static PeopleView.Line line(PersonRow row, Instant now) {
        return new PeopleView.Line(
                row.person().id(),
                Links.person(row.person()),
                row.stage().label(),
                row.memories(),
                row.waiting(),
                row.on(),
                Moment.of(row.updatedAt(), now));
    }
}
