package dev.attune.console.policies;

import dev.attune.console.page.Faults;
import dev.attune.console.page.Links;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Overrides;
import dev.attune.profile.Overrides.Sheet;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.PolicyVersion;
import io.vertx.core.Future;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One version of a policy, and going back to it. */
public final class VersionPage {

    private final Profiles profiles;
    private final InstantSource clock;

    public VersionPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        return page(visit, PolicyPage.policy(visit), PolicyForm.number(visit.segment("version")), "", "")
                .map(view -> new Reply.Page("policy-version", view.title(), view));
    }

    /** Makes what a version says the newest one; for version 0, what the operator's file says. */
    public Future<Reply> rollback(Visit visit) {
        Policy policy = PolicyPage.policy(visit);
        long number = PolicyForm.number(visit.field("version"));
        Future<@Nullable String> text = number == 0
                ? Future.succeededFuture(null)
                : version(visit, policy, number).map(PolicyVersion::text);
        return text.compose(said -> visit.await(profiles.overrides()
                        .change(
                                policy,
                                new Overrides.Change(
                                        PolicyForm.number(visit.field("base")),
                                        said,
                                        visit.session().name(),
                                        visit.field("why")))))
                .<Reply>map(made -> {
                    visit.touches(policy.name() + " version " + made.number() + ", as version " + number);
                    return new Reply.Redirect(Links.with(
                            Names.href(policy),
                            "notice",
                            PolicyPage.notice(policy).label()));
                })
                .recover(failure -> notDone(visit, policy, number, failure));
    }

    private Future<Reply> notDone(Visit visit, Policy policy, long number, Throwable failure) {
        String problem;
        if (Faults.isConflict(failure)) {
            problem = "Somebody changed this first, so nothing was done. Look at what stands now before you go back.";
        } else if (Faults.cause(failure) instanceof InvalidInput wrong) {
            problem = "It " + wrong.getMessage() + ".";
        } else {
            return Future.failedFuture(failure);
        }
        int status = Faults.isConflict(failure) ? 409 : 400;
        return (number == 0 ? newest(visit, policy) : Future.succeededFuture(number))
                .compose(shown -> page(visit, policy, shown, visit.field("why"), problem))
                .map(view -> new Reply.Page(status, "policy-version", view.title(), view, null));
    }

    /** Where the operator's file was to rule again, the page is that of what rules instead. */
    private Future<Long> newest(Visit visit, Policy policy) {
        return visit.await(profiles.overrides().sheet(policy)).map(Sheet::number);
    }

    private Future<VersionView> page(Visit visit, Policy policy, long number, String why, String problem) {
        return visit.await(profiles.overrides().sheet(policy))
                .compose(sheet -> version(visit, policy, number)
                        .compose(version -> before(visit, policy, number, sheet)
                                .map(before -> view(sheet, version, before, why, problem))));
    }

    private VersionView view(Sheet sheet, PolicyVersion version, Before before, String why, String problem) {
        String said = version.text();
        String text = said == null ? sheet.file() : said;
        return new VersionView(
                sheet.policy(),
                VersionLine.of(sheet.policy(), version, clock.instant()),
                text,
                LineDiff.of(before.text, text),
                before.name,
                sheet.number(),
                why,
                problem);
    }

    /** What was there before a version: the one before it, or the operator's file where there is none (any more). */
    private Future<Before> before(Visit visit, Policy policy, long number, Sheet sheet) {
        Before file = new Before("the operator's file", sheet.file());
        if (number <= 1) {
            return Future.succeededFuture(file);
        }
        return version(visit, policy, number - 1)
                .map(version -> {
                    String text = version.text();
                    return text == null ? file : new Before("version " + version.number(), text);
                })
                .otherwise(file);
    }

    private Future<PolicyVersion> version(Visit visit, Policy policy, long number) {
        return number < 1
                ? Future.failedFuture(PolicyPage.nothing())
                : visit.await(profiles.overrides().version(policy, number));
    }

    private record Before(String name, String text) {}
}
