package dev.attune.console;

import dev.attune.profile.Edit;
import dev.attune.profile.Histories;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.What;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Histories in memory. */
final class FakeHistories implements Histories {

    private final FakeStore store;

    FakeHistories(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Page<Adaptation>> list(Person person, Page.Request page) {
        return store.later(() -> FakeStore.part(store.histories.getOrDefault(person, List.of()), page));
    }

    @Override
    public CompletionStage<Adaptation> find(Person person, String id) {
        return store.later(() -> store.histories.getOrDefault(person, List.of()).stream()
                .filter(adaptation -> adaptation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "no such adaptation")));
    }

    @Override
    public CompletionStage<Adaptation> undo(Person person, String id, Edit edit) {
        return find(person, id).thenApply(undone -> {
            boolean already = store.histories.getOrDefault(person, List.of()).stream()
                    .anyMatch(adaptation -> id.equals(adaptation.undoes()));
            if (already) {
                throw new ProfileFailure(ProfileFailure.Code.CONFLICT, "it is undone already");
            }
            List<Change> changes =
                    undone.changes().stream().map(Change::reversed).toList();
            return store.commit(person, What.UNDONE, changes, List.of(), edit, id);
        });
    }
}
