package dev.attune.console;

import dev.attune.profile.Audit;
import dev.attune.profile.model.AuditEntry;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** An audit log in memory. */
final class FakeAudit implements Audit {

    private final FakeStore store;

    FakeAudit(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Void> note(Note note, int most) {
        return store.later(() -> {
            Person person = note.person();
            String id = store.audit.size() + "-0";
            String alias = person == null ? "" : "p-of-" + Integer.toHexString(person.hashCode());
            store.audit.add(
                    0,
                    new AuditEntry(
                            id,
                            Instant.now(),
                            note.who(),
                            note.what(),
                            alias,
                            person == null ? null : person.id(),
                            note.detail()));
            return null;
        });
    }

    @Override
    public CompletionStage<Page<AuditEntry>> list(String tenant, Filter filter, Page.Request page) {
        return store.later(() -> FakeStore.part(
                store.audit.stream()
                        .filter(entry -> filter.who().isEmpty() || filter.who().equals(entry.who()))
                        .filter(entry ->
                                filter.what().isEmpty() || filter.what().equals(entry.what()))
                        .filter(entry ->
                                filter.person().isEmpty() || filter.person().equals(entry.person()))
                        .toList(),
                page));
    }
}
