package dev.attune.console.keys;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Keys;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.AppKey;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists, makes and revokes the keys of a tenant. A new key's text is on the page that answers its form, and nowhere else. */
public final class KeysPage {

    private static final int LINES = 50;

    private final Profiles profiles;
    private final InstantSource clock;

    public KeysPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        String tenant = visit.tenant();
        return page(visit, tenant, KeyForm.empty(tenant), null)
                .map(view -> new Reply.Page("keys", "Keys", view).with(notice));
    }

    public Future<Reply> create(Visit visit) {
        KeyForm form = KeyForm.of(visit);
        AppKey.Scope scope;
        try {
            scope = form.scope();
        } catch (InvalidInput wrong) {
            String tenant = wrong.field().equals("tenant") ? Person.DEFAULT_TENANT : form.tenant();
            return page(visit, tenant, form.with(wrong), null)
                    .map(view -> new Reply.Page(400, "keys", "Keys", view, null));
        }
        return visit.await(profiles.keys().create(form.name(), scope))
                .compose(created -> page(visit, scope.tenant(), KeyForm.empty(scope.tenant()), created))
                .map(view -> new Reply.Page("keys", "Keys", view));
    }

    public Future<Reply> revoke(Visit visit) {
        String tenant = visit.segment("tenant");
        return visit.await(profiles.keys().revoke(Person.checkTenant(tenant), visit.segment("key")))
                .map(revoked -> new Reply.Redirect(Links.with(address(tenant), "notice", Notice.REVOKED.label())));
    }

    private Future<View> page(Visit visit, String tenant, KeyForm form, Keys.@Nullable Created created) {
        return visit.await(profiles.keys().list(tenant, visit.page(LINES)))
                .map(part -> view(tenant, form, part, created));
    }

    private View view(String tenant, KeyForm form, Page<AppKey> part, Keys.@Nullable Created created) {
        Instant now = clock.instant();
        return new View(
                tenant,
                form,
                created == null ? null : created.key().name(),
                created == null ? null : created.text(),
                part.map(key -> line(key, now)).items(),
                part.cursor() == null ? null : Links.with(address(tenant), "cursor", part.cursor()));
    }

    private static Line line(AppKey key, Instant now) {
        Instant used = key.lastUsedAt();
        Instant revoked = key.revokedAt();
        return new Line(
                key.id(),
                key.name(),
                scope(key.scope()),
                Moment.of(key.createdAt(), now),
                used == null ? null : Moment.of(used, now),
                revoked == null ? null : Moment.of(revoked, now),
                Links.KEYS + "/" + Links.segment(key.scope().tenant()) + "/" + Links.segment(key.id()) + "/revoke");
    }

    private static List<String> scope(AppKey.Scope scope) {
        List<String> parts = new ArrayList<>();
        if (scope.upstream() != null) {
            parts.add("only to " + scope.upstream());
        }
        String by = scope.headerUser()
                ? scope.bodyUser() ? "header or body" : "header alone"
                : scope.bodyUser() ? "body alone" : "signed token alone";
        parts.add("person by " + by);
        add(parts, scope.limits().requestsPerMinute(), " requests a minute");
        add(parts, scope.limits().personRequestsPerMinute(), " a minute for each person");
        add(parts, scope.limits().bodyBytes(), " bytes a request");
        return parts;
    }

    private static void add(List<String> parts, @Nullable Integer limit, String unit) {
        if (limit != null) {
            parts.add("at most " + limit + unit);
        }
    }

    private static String address(String tenant) {
        return tenant.equals(Person.DEFAULT_TENANT) ? Links.KEYS : Links.with(Links.KEYS, "tenant", tenant);
    }

    /**
     * What the page shows.
     *
     * @param createdName of the key that was just made; absent when none was
     * @param secret its text
     * @param next address of the older keys; absent at the end
     */
    public record View(
            String tenant,
            KeyForm form,
            @Nullable String createdName,
            @Nullable String secret,
            List<Line> lines,
            @Nullable String next) {}

    /** One key. */
    public record Line(
            String id,
            String name,
            List<String> scope,
            Moment created,
            @Nullable Moment used,
            @Nullable Moment revoked,
            String revokeHref) {}
}
