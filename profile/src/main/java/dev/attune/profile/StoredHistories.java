package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.What;
import dev.attune.profile.store.RedisStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The history of every profile, and the way back. */
final class StoredHistories implements Histories {

    private final RedisStore store;
    private final People people;
    private final HandEdits edits;

    StoredHistories(RedisStore store, People people, HandEdits edits) {
        this.store = store;
        this.people = people;
        this.edits = edits;
    }

    @Override
    public CompletionStage<Page<Adaptation>> list(Person person, Page.Request page) {
        return people.find(person).thenCompose(profile -> store.histories().list(person, page));
    }

    @Override
    public CompletionStage<Adaptation> find(Person person, String id) {
        return people.find(person)
                .thenCompose(profile -> store.histories().find(person, id))
                .thenCompose(found -> found.map(CompletableFuture::completedStage)
                        .orElseGet(() -> Stages.notFound("there is no adaptation " + id)));
    }

    @Override
    public CompletionStage<Adaptation> undo(Person person, String id, Edit edit) {
        return find(person, id)
                .thenCompose(done -> edits.change(person, edit, profile -> Optional.of(reversal(profile, done))))
                .thenApply(undone -> undone.adaptation().orElseThrow());
    }

    private static Decision reversal(Profile profile, Adaptation done) {
        List<Change> reversed = new ArrayList<>();
        for (Change change : done.changes()) {
            if (!isStill(profile, change)) {
                throw new ProfileFailure(
                        ProfileFailure.Code.CONFLICT, "what this changed was changed again since; undo that first");
            }
            reversed.add(change.reversed());
        }
        Collections.reverse(reversed);
        return new Decision(What.UNDONE, done.facet(), reversed, done.id());
    }

    /** The part that an adaptation changed is still what the adaptation made of it. */
    private static boolean isStill(Profile profile, Change change) {
        return profile.state(change.key()).equals(Optional.ofNullable(change.after()));
    }
}
