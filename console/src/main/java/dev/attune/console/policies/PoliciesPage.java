package dev.attune.console.policies;

import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Profiles;
import io.vertx.core.Future;

/**
 * The rules that everybody is met by. They are read and not changed here: the files rule, so that what is on the page is what every
 * process was started with, and a template is code, which nobody may bring in by a form.
 */
public final class PoliciesPage {

    private final Profiles profiles;

    public PoliciesPage(Profiles profiles) {
        this.profiles = profiles;
    }

    public Future<Reply> show(Visit visit) {
        return Future.succeededFuture(
                new Reply.Page("policies", "Policies", PoliciesView.of(profiles.rules(), visit.tenant())));
    }
}
