package dev.attune.profile;

import dev.attune.profile.model.Change;
import dev.attune.profile.model.Event;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Status;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.ConversationStore;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.EventChannel;
import dev.attune.profile.store.ProfileStore;
import dev.attune.profile.store.UseStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Writes changes, and tells those who watch. */
final class Committing {

    private final ProfileStore profiles;
    private final EventChannel events;
    private final ConversationStore conversations;
    private final Meanings meanings;
    private final UseStore use;

    Committing(Rooms rooms) {
        this.profiles = rooms.store().profiles();
        this.events = rooms.store().events();
        this.conversations = rooms.store().conversations();
        this.meanings = rooms.meanings();
        this.use = rooms.store().use();
    }

    CompletionStage<Commit> commit(Draft draft) {
        return made(draft)
                .thenCompose(commit -> commit instanceof Commit.Done && draft.switchesOff()
                        ? uncounted(draft.base().person(), commit)
                        : CompletableFuture.completedStage(commit));
    }

    /** Whoever opts out counts nowhere. What fails here is a figure of no weight, and the switch is turned. */
    private CompletionStage<Commit> uncounted(Person person, Commit commit) {
        return use.forget(person).handle((done, failure) -> commit);
    }

    private CompletionStage<Commit> made(Draft draft) {
        return profiles.commit(draft).thenApply(commit -> {
            if (commit instanceof Commit.Done) {
                meanings.learned(draft.base().person(), changed(draft));
                draft.adaptations()
                        .forEach(adaptation ->
                                events.publish(new Event.Adapted(draft.base().person(), adaptation)));
                if (draft.switchesOff()) {
                    conversations.forget(draft.base().person());
                }
            }
            return commit;
        });
    }

    /** The memories that are in use after it, and were not the same before. */
    private static List<Memory> changed(Draft draft) {
        Stream<Change> lasting = draft.adaptations().stream().flatMap(adaptation -> adaptation.changes().stream());
        return Stream.concat(lasting, draft.episodes().stream())
                .map(Change::after)
                .filter(Memory.class::isInstance)
                .map(Memory.class::cast)
                .filter(memory -> memory.status() == Status.ACTIVE)
                .toList();
    }
}
