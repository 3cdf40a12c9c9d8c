package dev.attune.proxy.manage;

import dev.attune.profile.Edit;
import dev.attune.profile.Histories;
import dev.attune.profile.ProfileFailure;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.What;
import java.util.List;
import java.util.concurrent.CompletionStage;

record FakeHistories(FakeProfiles profiles) implements Histories {

    @Override
    public CompletionStage<Page<Adaptation>> list(Person person, Page.Request page) {
        return profiles.stage(() -> FakeProfiles.page(FakeProfiles.newestFirst(all(person)), page));
    }

    @Override
    public CompletionStage<Adaptation> find(Person person, String id) {
        return profiles.stage(() -> adaptation(person, id));
    }

    @Override
    public CompletionStage<Adaptation> undo(Person person, String id, Edit edit) {
        return profiles.stage(() -> {
            Adaptation done = adaptation(person, id);
            if (all(person).stream().anyMatch(other -> id.equals(other.undoes()))) {
                throw new ProfileFailure(ProfileFailure.Code.CONFLICT, "this is undone already");
            }
            return profiles.commit(
                    person,
                    new FakeProfiles.Draft(
                            What.UNDONE, done.facet(), done.changes().get(0).reversed(), edit.by(), edit.why(), id));
        });
    }

    private Adaptation adaptation(Person person, String id) {
        return all(person).stream()
                .filter(adaptation -> adaptation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProfileFailure(ProfileFailure.Code.NOT_FOUND, "there is no such change"));
    }

    private List<Adaptation> all(Person person) {
        return profiles.histories.getOrDefault(person, List.of());
    }
}
