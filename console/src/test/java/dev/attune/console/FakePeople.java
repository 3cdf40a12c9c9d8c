package dev.attune.console;

import dev.attune.profile.ControlsPatch;
import dev.attune.profile.Edit;
import dev.attune.profile.People;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleCount;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The people in memory. */
final class FakePeople implements People {

    private final FakeStore store;

    FakePeople(FakeStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Page<PersonRow>> list(PeopleQuery query, Page.Request page) {
        return store.later(() -> FakeStore.part(
                rows(query.tenant())
                        .filter(row ->
                                query.group().has(row) && row.person().id().contains(query.part()))
                        .sorted(order(query.order()))
                        .toList(),
                page));
    }

    @Override
    public CompletionStage<PeopleCount> count(String tenant) {
        return store.later(() -> new PeopleCount(Arrays.stream(PeopleQuery.Group.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        group -> rows(tenant).filter(group::has).count()))));
    }

    private Stream<PersonRow> rows(String tenant) {
        return store.profiles.values().stream()
                .filter(profile -> profile.person().tenant().equals(tenant))
                .map(profile -> new PersonRow(
                        profile.person(),
                        profile.stage(),
                        profile.holdingAt(Instant.now()).size(),
                        profile.updatedAt(),
                        (int) profile.memories().stream()
                                .filter(memory ->
                                        memory.status() == Status.PENDING || memory.status() == Status.QUARANTINED)
                                .count(),
                        profile.controls().isOn()));
    }

    private static Comparator<PersonRow> order(PeopleQuery.Order order) {
        Comparator<PersonRow> byId = Comparator.comparing(row -> row.person().id());
        return switch (order) {
            case CHANGE -> Comparator.comparing(PersonRow::updatedAt).reversed();
            case ID -> byId;
            case MEMORIES ->
                Comparator.comparingInt(PersonRow::memories).reversed().thenComparing(byId);
        };
    }

    @Override
    public CompletionStage<Profile> find(Person person) {
        return store.later(() -> store.known(person));
    }

    @Override
    public CompletionStage<Profile> findAt(Person person, Instant moment) {
        return store.later(() -> {
            List<Adaptation> until = store.histories.getOrDefault(person, List.of()).stream()
                    .filter(one -> !one.at().isAfter(moment))
                    .sorted(Comparator.comparing(one -> Long.parseLong(one.id().replaceFirst("-.*", ""))))
                    .toList();
            return Profile.empty(person, FakeStore.DEFAULTS).after(until);
        });
    }

    @Override
    public CompletionStage<Controls> controls(Person person) {
        return store.later(() -> store.profileOf(person).controls());
    }

    @Override
    public CompletionStage<Controls> change(Person person, ControlsPatch patch, Edit edit) {
        return store.later(() -> {
            Controls before = store.profileOf(person).controls();
            Controls after = patch.applyTo(before);
            if (!after.equals(before)) {
                store.commit(person, What.TOGGLED, List.of(new Change(before, after)), List.of(), edit, null);
            }
            return after;
        });
    }

    @Override
    public CompletionStage<Receipt> erase(Person person) {
        return store.later(() -> store.erase(person));
    }
}
