package dev.attune.console;

import dev.attune.profile.Edit;
import dev.attune.profile.Memories;
import dev.attune.profile.MemoryPatch;
import dev.attune.profile.NewMemory;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Memories by hand, in memory. */
final class FakeMemories implements Memories {

    private final FakeStore store;

    FakeMemories(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Memory> retire(Person person, String id, Edit edit) {
        return store.later(() -> {
            Memory before = store.known(person)
                    .memory(id)
                    .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such memory"));
            Memory after = before.withStatus(Status.RETIRED, Instant.now());
            store.commit(person, What.RETIRED, List.of(new Change(before, after)), List.of(), edit, null);
            return after;
        });
    }

    @Override
    public CompletionStage<Page<Memory>> list(Person person, @Nullable Status status, Page.Request page) {
        throw new UnsupportedOperationException("not used by the console yet");
    }

    @Override
    public CompletionStage<Memory> find(Person person, String id) {
        throw new UnsupportedOperationException("not used by the console yet");
    }

    @Override
    public CompletionStage<Memory> add(Person person, NewMemory memory, Edit edit) {
        throw new UnsupportedOperationException("not used by the console yet");
    }

    @Override
    public CompletionStage<Memory> edit(Person person, String id, MemoryPatch patch, Edit edit) {
        return store.later(() -> {
            store.check(person, edit);
            Memory before = store.known(person)
                    .memory(id)
                    .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such memory"));
            Memory after = patched(before, patch);
            store.commit(person, What.EDITED, List.of(new Change(before, after)), List.of(), edit, null);
            return after;
        });
    }

    private static Memory patched(Memory before, MemoryPatch patch) {
        String text = patch.text() == null ? before.text() : patch.text();
        Status status = patch.status() == null ? before.status() : patch.status();
        return new Memory(
                before.id(),
                before.facet(),
                before.kind(),
                text,
                text.equals(before.text()) ? before.origin() : Origin.EDITED,
                before.confidence(),
                before.importance(),
                before.sensitive(),
                status,
                before.validFrom(),
                status == before.status() ? before.validUntil() : null,
                before.supersedes(),
                before.evidence());
    }
}
