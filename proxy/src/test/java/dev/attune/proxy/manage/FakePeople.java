package dev.attune.proxy.manage;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.Edit;
import dev.attune.profile.People;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleCount;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;

record FakePeople(FakeProfiles profiles) implements People {

    @Override
    public CompletionStage<Page<PersonRow>> list(PeopleQuery query, Page.Request page) {
        return profiles.stage(() -> FakeProfiles.page(
                profiles.known.values().stream()
                        .filter(profile -> profile.person().tenant().equals(query.tenant()))
                        .filter(profile -> profile.person().id().contains(query.part()))
                        .sorted(Comparator.comparing(Profile::updatedAt).reversed())
                        .map(FakePeople::row)
                        .toList(),
                page));
    }

    @Override
    public CompletionStage<PeopleCount> count(String tenant) {
        throw new UnsupportedOperationException("the management API counts nobody");
    }

    private static PersonRow row(Profile profile) {
        return new PersonRow(
                profile.person(), profile.stage(), profile.memories().size(), profile.updatedAt());
    }

    @Override
    public CompletionStage<Profile> find(Person person) {
        return profiles.stage(() -> profiles.profile(person));
    }

    @Override
    public CompletionStage<Profile> findAt(Person person, Instant moment) {
        return profiles.stage(() -> Profile.empty(person, FakeProfiles.DEFAULTS)
                .after(profiles.histories.getOrDefault(person, List.of()).stream()
                        .filter(adaptation -> !adaptation.at().isAfter(moment))
                        .toList()));
    }

    @Override
    public CompletionStage<Controls> controls(Person person) {
        return profiles.stage(() -> profiles.profileOrEmpty(person).controls());
    }

    @Override
    public CompletionStage<Controls> change(Person person, ControlsPatch patch, Edit edit) {
        return profiles.stage(() -> {
            Controls before = profiles.profileOrEmpty(person).controls();
            Controls after = patch.applyTo(before);
            Change change = new Change(before, after);
            profiles.commit(person, new FakeProfiles.Draft(What.TOGGLED, null, change, edit.by(), edit.why(), null));
            return after;
        });
    }

    @Override
    public CompletionStage<Receipt> erase(Person person) {
        return profiles.stage(() -> {
            Profile gone = profiles.known.remove(person);
            List<?> history = profiles.histories.remove(person);
            int memories = gone == null ? 0 : gone.memories().size();
            return new Receipt(person.id(), memories, history == null ? 0 : history.size(), 0, 0, Instant.now());
        });
    }
}
