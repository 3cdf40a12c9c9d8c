package dev.attune.console.policies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.console.page.Faults;
import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Overrides;
import dev.attune.profile.Overrides.Sheet;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Intensity;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Personalization;
import dev.attune.profile.model.Policy;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One policy: what it says, changing it, and trying a template before it is saved. Admins change it and others see it. */
public final class PolicyPage {

    private static final String TEMPLATE = "policy";
    private static final int LINES = 20;
    private static final int PEOPLE = 12;
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final int MOST_LOOKS = 1_000;
    private static final Controls SHIPPED = new Controls(Personalization.ON, Map.of(), Intensity.BALANCED, Map.of());

    private final Profiles profiles;
    private final InstantSource clock;
    private final Cache<Look, Boolean> looks =
            Caffeine.newBuilder().expireAfterWrite(LOOK).maximumSize(MOST_LOOKS).build();

    public PolicyPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        Policy policy = policy(visit);
        Notice notice = Labelled.find(Notice.class, visit.query("notice")).orElse(null);
        return sheet(visit, policy)
                .compose(sheet -> first(visit, sheet)
                        .compose(preview -> page(visit, sheet, form(sheet), null, preview))
                        .map(view -> reply(200, view).with(notice)));
    }

    /** What a template makes of somebody invented, as it stands. */
    private Future<Overrides.@Nullable Preview> first(Visit visit, Sheet sheet) {
        return sheet.policy().isTemplate()
                ? visit.await(profiles.overrides().preview(sheet.policy(), sheet.text(), null))
                : Future.succeededFuture(null);
    }

    public Future<Reply> change(Visit visit) {
        Policy policy = policy(visit);
        return sheet(visit, policy).compose(sheet -> {
            PolicyForm form = PolicyForm.sent(visit, typed(policy, visit));
            String text;
            try {
                text = text(policy, visit, form);
                InvalidInput.text("why", form.why(), Overrides.MOST_WHY_CHARACTERS);
            } catch (InvalidInput wrong) {
                return page(visit, sheet, form.with(wrong), null, null).map(view -> reply(400, view));
            }
            Overrides.Change change =
                    new Overrides.Change(form.base(), text, visit.session().name(), form.why());
            return visit.await(profiles.overrides().problems(policy, text))
                    .compose(problems -> problems.isEmpty()
                            ? saved(visit, policy, change, form, text)
                            : page(visit, sheet, form.with(problems), null, null)
                                    .map(view -> reply(400, view)));
        });
    }

    /** What a template makes of somebody. To an open page that is all there is; else it comes with the page. */
    public Future<Reply> preview(Visit visit) {
        Policy policy = policy(visit);
        if (!policy.isTemplate()) {
            throw nothing();
        }
        PolicyForm form = PolicyForm.sent(visit, List.of());
        return tried(visit, policy, form)
                .map(tried -> new Tried(form, tried))
                .recover(failure -> Faults.code(failure)
                                .filter(ProfileFailure.Code.NOT_FOUND::equals)
                                .isPresent()
                        ? Future.succeededFuture(new Tried(form.nobody(), null))
                        : Faults.of("user", failure)
                                .map(wrong -> Future.succeededFuture(new Tried(form.nobody(), null)))
                                .orElseGet(() -> Future.failedFuture(failure)))
                .compose(tried -> sheet(visit, policy)
                        .compose(sheet -> page(visit, sheet, tried.form, null, tried.preview))
                        .map(view -> reply(200, view)));
    }

    private Future<Overrides.Preview> tried(Visit visit, Policy policy, PolicyForm form) {
        Person person;
        try {
            person = form.sample().isEmpty() ? null : new Person(visit.tenant(), form.sample());
        } catch (InvalidInput wrong) {
            return Future.failedFuture(wrong);
        }
        Future<Overrides.Preview> preview = visit.await(profiles.overrides().preview(policy, form.text(), person));
        note(visit, person);
        return preview;
    }

    /** A look at somebody's data is noted once for as long as it lasts, and not for every key that is pressed meanwhile. */
    private void note(Visit visit, @Nullable Person person) {
        if (person == null) {
            visit.leaveOut();
            return;
        }
        visit.about(person);
        if (looks.asMap().putIfAbsent(new Look(visit.session().nonce(), person), true) != null) {
            visit.leaveOut();
        }
    }

    private Future<Reply> saved(Visit visit, Policy policy, Overrides.Change change, PolicyForm form, String text) {
        return visit.await(profiles.overrides().change(policy, change))
                .<Reply>map(version -> {
                    visit.touches(policy.name() + " version " + version.number());
                    return new Reply.Redirect(Links.with(
                            Names.href(policy), "notice", notice(policy).label()));
                })
                .recover(failure -> notSaved(visit, policy, form, text, failure));
    }

    private Future<Reply> notSaved(Visit visit, Policy policy, PolicyForm form, String text, Throwable failure) {
        if (Faults.isConflict(failure)) {
            return sheet(visit, policy)
                    .compose(sheet -> page(visit, sheet, form.on(sheet.number()), conflict(sheet, text), null))
                    .map(view -> reply(409, view));
        }
        if (Faults.cause(failure) instanceof InvalidInput wrong) {
            return sheet(visit, policy)
                    .compose(sheet -> page(visit, sheet, form.with(wrong), null, null))
                    .map(view -> reply(400, view));
        }
        return Future.failedFuture(failure);
    }

    private PolicyView.@Nullable Conflict conflict(Sheet sheet, String typed) {
        return sheet.newest()
                .map(newest -> new PolicyView.Conflict(
                        VersionLine.of(sheet.policy(), newest, clock.instant()),
                        sheet.text(),
                        LineDiff.of(sheet.text(), typed)))
                .orElse(null);
    }

    static Notice notice(Policy policy) {
        return policy.equals(Policy.KEEPING) ? Notice.KEEPING_SAVED : Notice.POLICY_SAVED;
    }

    private Future<PolicyView> page(
            Visit visit,
            Sheet sheet,
            PolicyForm form,
            PolicyView.@Nullable Conflict conflict,
            Overrides.@Nullable Preview preview) {
        Policy policy = sheet.policy();
        if (visit.isPartial()) {
            // What is tried is all that an open page wants.
            return Future.succeededFuture(
                    view(sheet, form, new Page<>(List.of(), null), conflict, preview, "", List.of()));
        }
        return visit.await(profiles.overrides().versions(policy, visit.page(LINES)))
                .compose(versions -> people(visit, policy)
                        .map(people -> view(
                                sheet,
                                form,
                                versions.map(version -> VersionLine.of(policy, version, clock.instant())),
                                conflict,
                                preview,
                                visit.tenant(),
                                people)));
    }

    private Future<List<String>> people(Visit visit, Policy policy) {
        return policy.isTemplate()
                ? visit.await(profiles.people()
                                .list(PeopleQuery.of(visit.tenant(), ""), new Page.Request(PEOPLE, null)))
                        .map(page -> page.map(row -> row.person().id()).items())
                : Future.succeededFuture(List.of());
    }

    private PolicyView view(
            Sheet sheet,
            PolicyForm form,
            Page<VersionLine> versions,
            PolicyView.@Nullable Conflict conflict,
            Overrides.@Nullable Preview preview,
            String tenant,
            List<String> people) {
        Policy policy = sheet.policy();
        String cursor = versions.cursor();
        return new PolicyView(
                policy,
                sheet.text(),
                form,
                sheet.newest()
                        .map(newest -> VersionLine.of(policy, newest, clock.instant()))
                        .orElse(null),
                sheet.isFile(),
                sheet.refused(),
                sheet.isFile() ? List.of() : LineDiff.of(sheet.file(), sheet.text()),
                versions.items(),
                cursor == null ? null : Links.with(Names.href(policy), "cursor", cursor),
                conflict,
                preview,
                tenant,
                people);
    }

    private PolicyForm form(Sheet sheet) {
        return PolicyForm.of(sheet.policy(), sheet.number(), sheet.text(), fields(sheet.policy(), sheet.text()));
    }

    private List<Field> fields(Policy policy, String text) {
        return switch (policy.kind()) {
            case EVERYONE -> SwitchFields.of(text, SHIPPED, "as shipped");
            case TENANT -> SwitchFields.of(text, everyone(), "as everyone");
            case KEEPING -> KeepingFields.of(text);
            case STANDING, RECALLED -> List.of();
        };
    }

    /** What a tenant without rules of its own has: no tenant is called like this. */
    private Controls everyone() {
        return profiles.rules().defaults("");
    }

    private List<Field> typed(Policy policy, Visit visit) {
        return switch (policy.kind()) {
            case EVERYONE, TENANT -> chosen(policy, visit::field);
            case KEEPING -> KeepingFields.typed(visit::field);
            case STANDING, RECALLED -> List.of();
        };
    }

    /** What was chosen; what cannot be chosen is left to what is below. */
    private List<Field> chosen(Policy policy, Function<String, String> form) {
        return fields(policy, "").stream()
                .map(field ->
                        new Field(field.name(), field.label(), form.apply(field.name()), field.options(), field.hint()))
                .toList();
    }

    private static String text(Policy policy, Visit visit, PolicyForm form) {
        return switch (policy.kind()) {
            case EVERYONE, TENANT -> SwitchFields.text(visit::field);
            case KEEPING -> KeepingFields.text(visit::field);
            case STANDING, RECALLED -> form.text();
        };
    }

    private Future<Sheet> sheet(Visit visit, Policy policy) {
        return visit.await(profiles.overrides().sheet(policy));
    }

    /** The policy that the path names; not found where it names none. */
    static Policy policy(Visit visit) {
        Policy.Kind kind =
                Labelled.find(Policy.Kind.class, visit.segment("policy")).orElseThrow(PolicyPage::nothing);
        return kind == Policy.Kind.TENANT ? Policy.of(visit.tenant()) : new Policy(kind, "");
    }

    static ProfileFailure nothing() {
        return new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no such policy");
    }

    private static Reply.Page reply(int status, PolicyView view) {
        return new Reply.Page(status, TEMPLATE, view.title(), view, null);
    }

    /** What was tried, and what it came to; nothing where there is nobody of that id. */
    private record Tried(PolicyForm form, Overrides.@Nullable Preview preview) {}

    private record Look(String session, Person person) {}
}
