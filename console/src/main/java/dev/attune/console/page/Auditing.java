package dev.attune.console.page;

import dev.attune.profile.Audit;
import dev.attune.profile.model.Person;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Notes what visits do. What failed is left out, and what succeeded is answered only once it is noted; an erasure is noted ahead of it,
 * for afterwards nobody may know any more whom it was about.
 */
public final class Auditing {

    private final Audit audit;
    private final int most;

    /**
     * Notes in this log.
     *
     * @param most entries that are kept of each tenant
     */
    public Auditing(Audit audit, int most) {
        this.audit = audit;
        this.most = most;
    }

    /** Notes what a session of the console did. */
    Future<Reply> note(Visit visit, String act, Reply reply) {
        boolean failed = reply instanceof Reply.Page page && page.status() >= 400;
        if (act.isEmpty() || failed || visit.isNoted()) {
            return Future.succeededFuture(reply);
        }
        return note(visit, visit.session().name(), act, visit.subject()).map(reply);
    }

    /** Notes right now, and not again when the visit is over. */
    public Future<Void> note(Visit visit, String who, String act, @Nullable Person person) {
        visit.noted();
        String tenant = person == null ? visit.tenant() : person.tenant();
        return visit.await(audit.note(new Audit.Note(tenant, who, act, person, visit.detail()), most));
    }
}
