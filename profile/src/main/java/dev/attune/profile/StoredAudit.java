package dev.attune.profile;

import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.store.AuditStore;
import java.util.concurrent.CompletionStage;

/** Notes and reads what was done. */
final class StoredAudit implements Audit {

    private final AuditStore store;

    StoredAudit(AuditStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Void> note(Note note, int most) {
        Person person = note.person();
        return Stages.attempt(() -> store.append(
                Person.checkTenant(note.tenant()),
                new AuditStore.Row(note.who(), note.what(), note.detail()),
                person == null ? "" : person.id(),
                Ids.alias(),
                most));
    }

    @Override
    public CompletionStage<Page<AuditEntry>> list(String tenant, Filter filter, Page.Request page) {
        return Stages.attempt(() -> store.list(
                Person.checkTenant(tenant), new AuditStore.Wanted(filter.who(), filter.what(), filter.person()), page));
    }
}
