package dev.attune.profile;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.SensitiveClass;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import dev.attune.profile.policy.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Memories read and corrected by hand. */
final class StoredMemories implements Memories {

    private final People people;
    private final HandEdits edits;
    private final Policies policies;
    private final InstantSource clock;

    StoredMemories(Rooms rooms, People people, HandEdits edits) {
        this.people = people;
        this.edits = edits;
        this.policies = rooms.policies();
        this.clock = rooms.clock();
    }

    @Override
    public CompletionStage<Page<Memory>> list(Person person, @Nullable Status status, Page.Request page) {
        return people.find(person).thenApply(profile -> {
            List<Memory> newestFirst = new ArrayList<>(profile.memories().stream()
                    .filter(memory -> status == null || memory.status() == status)
                    .toList());
            Collections.reverse(newestFirst);
            return Offsets.page(newestFirst, page);
        });
    }

    @Override
    public CompletionStage<Memory> find(Person person, String id) {
        return people.find(person)
                .thenCompose(profile -> profile.memory(id)
                        .map(CompletableFuture::completedStage)
                        .orElseGet(() -> Stages.notFound("there is no memory " + id)));
    }

    @Override
    public CompletionStage<Memory> add(Person person, NewMemory added, Edit edit) {
        return Stages.attempt(() -> {
            Instant now = clock.instant();
            Memory memory = new Memory(
                    Ids.memory(),
                    added.facet(),
                    added.kind(),
                    clean(added.text()),
                    Origin.EDITED,
                    1,
                    added.importance(),
                    added.sensitive() == null ? classOf(added.text()) : added.sensitive(),
                    Status.ACTIVE,
                    now,
                    added.validUntil(),
                    null,
                    List.of());
            return edits.change(person, edit, profile -> {
                        requireOn(profile);
                        return Optional.of(Decision.of(What.EDITED, memory.facet(), Change.of(memory)));
                    })
                    .thenApply(done -> memory);
        });
    }

    @Override
    public CompletionStage<Memory> edit(Person person, String id, MemoryPatch patch, Edit edit) {
        return changed(person, id, edit, What.EDITED, memory -> patched(memory, patch));
    }

    @Override
    public CompletionStage<Memory> retire(Person person, String id, Edit edit) {
        return changed(
                person,
                id,
                edit,
                What.RETIRED,
                memory -> memory.status() == Status.RETIRED
                        ? memory
                        : memory.withStatus(Status.RETIRED, clock.instant()));
    }

    private CompletionStage<Memory> changed(
            Person person, String id, Edit edit, What what, UnaryOperator<Memory> change) {
        return edits.change(person, edit, profile -> decide(profile, id, what, change))
                .thenApply(done -> done.profile().memory(id).orElseThrow());
    }

    private static Optional<Decision> decide(Profile profile, String id, What what, UnaryOperator<Memory> change) {
        Memory before = profile.memory(id)
                .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no memory " + id));
        Memory after = change.apply(before);
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(Decision.of(what, after.facet(), new Change(before, after)));
    }

    private Memory patched(Memory memory, MemoryPatch patch) {
        Status status = patch.status() == null ? memory.status() : patch.status();
        boolean revived = status == Status.ACTIVE && memory.status() != Status.ACTIVE;
        Instant until = patch.validUntil() != null ? patch.validUntil() : revived ? null : memory.validUntil();
        String given = patch.text();
        boolean rewritten = given != null && !given.equals(memory.text());
        String text = given == null ? memory.text() : clean(given);
        return new Memory(
                memory.id(),
                patch.facet() == null ? memory.facet() : patch.facet(),
                patch.kind() == null ? memory.kind() : patch.kind(),
                text,
                rewritten ? Origin.EDITED : memory.origin(),
                rewritten ? 1 : memory.confidence(),
                patch.importance() == null ? memory.importance() : patch.importance(),
                rewritten && memory.sensitive() == null ? classOf(text) : memory.sensitive(),
                status,
                memory.validFrom(),
                until,
                memory.supersedes(),
                memory.evidence());
    }

    /** Of whoever is switched off nothing new is kept, whoever brings it. */
    private static void requireOn(Profile profile) {
        if (!profile.controls().isOn()) {
            throw new ProfileFailure(
                    ProfileFailure.Code.CONFLICT,
                    "personalization is off for this person, so nothing is kept of them; switch it on first");
        }
    }

    /** By hand it is often not said that something is sensitive, and the person's policies are to hold nevertheless. */
    private @Nullable SensitiveClass classOf(String text) {
        return policies.sensitiveClass(text).orElse(null);
    }

    private String clean(String text) {
        InvalidInput.text("text", text, Memory.MOST_CHARACTERS);
        return policies.redact(text, Memory.MOST_CHARACTERS);
    }
}
