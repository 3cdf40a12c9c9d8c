package dev.attune.console.audit;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.console.people.Words;
import dev.attune.profile.Audit;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the audit log. */
public final class AuditPage {

    private static final int LINES = 50;

    private final Profiles profiles;
    private final InstantSource clock;

    public AuditPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        String tenant = visit.tenant();
        Audit.Filter filter = new Audit.Filter(
                visit.query("who").strip(),
                visit.query("what").strip().replace(' ', '-'),
                visit.query("person").strip());
        return visit.await(profiles.audit().list(tenant, filter, visit.page(LINES)))
                .map(part -> new Reply.Page("audit", "Audit", view(tenant, filter, part)));
    }

    private View view(String tenant, Audit.Filter filter, Page<AuditEntry> part) {
        Instant now = clock.instant();
        String cursor = part.cursor();
        return new View(
                tenant,
                filter,
                Words.spaced(filter.what()),
                part.items().stream().map(entry -> line(tenant, entry, now)).toList(),
                cursor == null ? null : Links.with(address(tenant, filter), "cursor", cursor));
    }

    private static Line line(String tenant, AuditEntry entry, Instant now) {
        String person = entry.person();
        return new Line(
                Moment.of(entry.at(), now),
                entry.who(),
                Words.spaced(entry.what()),
                person,
                person == null ? null : Links.person(new Person(tenant, person)),
                entry.isOfErased() ? entry.alias() : null,
                entry.detail());
    }

    private static String address(String tenant, Audit.Filter filter) {
        String address = Links.with(Links.AUDIT, "tenant", tenant);
        address = filter.who().isEmpty() ? address : Links.with(address, "who", filter.who());
        address = filter.what().isEmpty() ? address : Links.with(address, "what", filter.what());
        return filter.person().isEmpty() ? address : Links.with(address, "person", filter.person());
    }

    /**
     * What the page shows.
     *
     * @param what the act that is filtered by, as it reads
     * @param next address of the older entries; absent at the end
     */
    public record View(
            String tenant,
            Audit.Filter filter,
            String what,
            List<Line> lines,
            @Nullable String next) {}

    /**
     * One entry.
     *
     * @param person absent for nobody in particular, and for who was erased
     * @param erased the alias of who was erased; absent for all others
     */
    public record Line(
            Moment at,
            String who,
            String what,
            @Nullable String person,
            @Nullable String href,
            @Nullable String erased,
            String detail) {}
}
