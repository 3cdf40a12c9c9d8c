package dev.attune.profile;

import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleCount;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.model.What;
import dev.attune.profile.store.RedisStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The people whom the store knows. */
final class StoredPeople implements People {

    private final RedisStore store;
    private final Ruling ruling;
    private final InstantSource clock;
    private final Meanings meanings;
    private final HandEdits edits;
    private final Erasures erasures;

    StoredPeople(Rooms rooms, HandEdits edits, Erasures erasures) {
        this.store = rooms.store();
        this.ruling = rooms.ruling();
        this.clock = rooms.clock();
        this.meanings = rooms.meanings();
        this.edits = edits;
        this.erasures = erasures;
    }

    @Override
    public CompletionStage<Page<PersonRow>> list(PeopleQuery query, Page.Request page) {
        return Stages.attempt(() -> store.people().list(query, page));
    }

    @Override
    public CompletionStage<PeopleCount> count(String tenant) {
        return Stages.attempt(() -> store.people().count(Person.checkTenant(tenant)));
    }

    @Override
    public CompletionStage<Profile> find(Person person) {
        return store.profiles()
                .load(person)
                .thenCompose(profile -> isKnown(profile)
                        ? CompletableFuture.completedStage(profile.at(clock.instant()))
                        : Stages.notFound("nothing is known of " + person.id()));
    }

    @Override
    public CompletionStage<Profile> findAt(Person person, Instant moment) {
        return find(person).thenCompose(now -> {
            EpisodeKeeper keeper = ruling.now().keeper();
            List<Memory> episodes = now.memories().stream()
                    .filter(memory ->
                            !memory.isLasting() && !keeper.heardAt(memory).isAfter(moment))
                    .toList();
            return store.histories().at(now, moment, episodes);
        });
    }

    @Override
    public CompletionStage<Controls> controls(Person person) {
        return store.profiles().load(person).thenApply(Profile::controls);
    }

    @Override
    public CompletionStage<Controls> change(Person person, ControlsPatch patch, Edit edit) {
        return edits.change(person, edit, profile -> decide(profile, patch))
                .thenApply(done -> done.profile().controls());
    }

    @Override
    public CompletionStage<Receipt> erase(Person person) {
        return erasures.erase(person).whenComplete((receipt, failure) -> meanings.forget(person));
    }

    private static boolean isKnown(Profile profile) {
        return profile.version() > 0;
    }

    private static Optional<Decision> decide(Profile profile, ControlsPatch patch) {
        Controls after = patch.applyTo(profile.controls());
        boolean isSame = after.equals(profile.controls());
        return isSame && isKnown(profile)
                ? Optional.empty()
                : Optional.of(Decision.of(What.TOGGLED, null, new Change(profile.controls(), after)));
    }
}
