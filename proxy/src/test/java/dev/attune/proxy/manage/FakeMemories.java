package dev.attune.proxy.manage;

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
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

record FakeMemories(FakeProfiles profiles) implements Memories {

    @Override
    public CompletionStage<Page<Memory>> list(Person person, @Nullable Status status, Page.Request page) {
        return profiles.stage(() -> FakeProfiles.page(
                FakeProfiles.newestFirst(profiles.profileOrEmpty(person).memories().stream()
                        .filter(memory -> status == null || memory.status() == status)
                        .toList()),
                page));
    }

    @Override
    public CompletionStage<Memory> find(Person person, String id) {
        return profiles.stage(() -> memory(person, id));
    }

    private Memory memory(Person person, String id) {
        return profiles.profile(person)
                .memory(id)
                .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no memory of this id"));
    }

    @Override
    public CompletionStage<Memory> add(Person person, NewMemory memory, Edit edit) {
        return profiles.stage(() -> {
            long number = profiles.profileOrEmpty(person).version() + 1;
            Memory added = new Memory(
                    "m" + number,
                    memory.facet(),
                    memory.kind(),
                    memory.text(),
                    Origin.EDITED,
                    1,
                    memory.importance(),
                    memory.sensitive(),
                    Status.ACTIVE,
                    Instant.now(),
                    memory.validUntil(),
                    null,
                    List.of());
            return commit(person, Change.of(added), edit, What.EDITED);
        });
    }

    @Override
    public CompletionStage<Memory> edit(Person person, String id, MemoryPatch patch, Edit edit) {
        return profiles.stage(() -> {
            Memory before = memory(person, id);
            String text = patch.text();
            Status status = patch.status();
            Double importance = patch.importance();
            Memory after = new Memory(
                    id,
                    before.facet(),
                    before.kind(),
                    text == null ? before.text() : text,
                    before.origin(),
                    before.confidence(),
                    importance == null ? before.importance() : importance,
                    before.sensitive(),
                    status == null ? before.status() : status,
                    before.validFrom(),
                    patch.validUntil(),
                    before.supersedes(),
                    before.evidence());
            return commit(person, new Change(before, after), edit, What.EDITED);
        });
    }

    @Override
    public CompletionStage<Memory> retire(Person person, String id, Edit edit) {
        return profiles.stage(() -> {
            Memory before = memory(person, id);
            Memory after = before.withStatus(Status.RETIRED, Instant.now());
            return commit(person, new Change(before, after), edit, What.RETIRED);
        });
    }

    private Memory commit(Person person, Change change, Edit edit, What what) {
        Long version = edit.ifVersion();
        if (version != null && version != profiles.profileOrEmpty(person).version()) {
            throw new ProfileFailure(ProfileFailure.Code.CONFLICT, "the profile has changed since");
        }
        Memory after = (Memory) Objects.requireNonNull(change.after());
        profiles.commit(person, new FakeProfiles.Draft(what, after.facet(), change, edit.by(), edit.why(), null));
        return after;
    }
}
