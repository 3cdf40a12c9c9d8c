package dev.attune.console.policies;

import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.Overrides.Sheet;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Policy;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The rules that everybody is met by, and who made them so. */
public final class PoliciesPage {

    private final Profiles profiles;
    private final InstantSource clock;

    public PoliciesPage(Profiles profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    public Future<Reply> show(Visit visit) {
        String tenant = visit.tenant();
        List<Policy> shown =
                List.of(Policy.EVERYONE, Policy.of(tenant), Policy.KEEPING, Policy.STANDING, Policy.RECALLED);
        Future<List<Sheet>> sheets = Future.succeededFuture(new ArrayList<>());
        for (Policy policy : shown) {
            Future<Sheet> sheet = visit.await(profiles.overrides().sheet(policy));
            sheets = sheets.compose(before -> sheet.map(one -> {
                before.add(one);
                return before;
            }));
        }
        return sheets.map(all -> new Reply.Page(
                "policies", "Policies", PoliciesView.of(profiles.rules(), tenant, all, clock.instant())));
    }
}
