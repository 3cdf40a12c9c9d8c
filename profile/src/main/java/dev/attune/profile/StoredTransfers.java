package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Change;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.Interest;
import dev.attune.profile.model.LeftOut;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.State;
import dev.attune.profile.model.Trait;
import dev.attune.profile.model.What;
import dev.attune.profile.policy.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries people out of this store and into it. */
final class StoredTransfers implements Transfers {

    private static final int PAGE = 200;

    private final People people;
    private final Histories histories;
    private final Traces traces;
    private final HandEdits edits;
    private final Bringing bringing;
    private final Policies policies;

    StoredTransfers(
            Rooms rooms, People people, Histories histories, Traces traces, HandEdits edits, Bringing bringing) {
        this.people = people;
        this.histories = histories;
        this.traces = traces;
        this.edits = edits;
        this.bringing = bringing;
        this.policies = rooms.policies();
    }

    @Override
    public CompletionStage<PersonExport> export(Person person) {
        return people.find(person)
                .thenCompose(profile -> all(page -> histories.list(person, page))
                        .thenCombine(
                                all(page -> traces.list(person, page)),
                                (history, told) -> new PersonExport(profile, reversed(history), told)));
    }

    @Override
    public CompletionStage<List<Adaptation>> bring(Person person, PersonImport incoming, Edit edit) {
        return edits.changeAll(person, edit, profile -> decide(profile, incoming))
                .thenApply(HandEdits.Done::adaptations);
    }

    @Override
    public CompletionStage<Taken> take(Person person, PersonImport incoming, Edit edit, Instant since) {
        Admission admission = new Admission(policies);
        return edits.changeAll(person, edit, since, profile -> {
                    PersonImport admitted = admission.of(profile, incoming);
                    return admission.isVain(profile, admitted) ? List.of() : decide(profile, admitted);
                })
                .thenApply(done -> admission.taken(done.adaptations()))
                .exceptionallyCompose(failure -> Stages.cause(failure) instanceof HandEdits.ErasedMeanwhile
                        ? CompletableFuture.completedStage(Taken.without(LeftOut.ERASED, incoming.items()))
                        : CompletableFuture.failedStage(failure));
    }

    @Override
    public CompletionStage<Taken> enter(Person person, List<Fact> facts, Edit edit, Instant since) {
        return Stages.attempt(() -> bringing.enter(person, facts, edit, since));
    }

    private List<Decision> decide(Profile profile, PersonImport incoming) {
        List<Decision> decisions = new ArrayList<>();
        Controls controls = incoming.controls().applyTo(profile.controls());
        if (profile.version() == 0 && !profile.controls().isOn() && !controls.isOn()) {
            throw new ProfileFailure(
                    ProfileFailure.Code.CONFLICT,
                    "personalization is off for whoever has not switched it on, and this person has not");
        }
        if (!controls.equals(profile.controls()) || profile.version() == 0) {
            decisions.add(Decision.of(What.IMPORTED, null, new Change(profile.controls(), controls)));
        }
        for (Memory given : incoming.memories()) {
            Memory memory = clean(given);
            Memory here = profile.memory(memory.id()).orElse(null);
            if (!memory.equals(here)) {
                decisions.add(Decision.of(What.IMPORTED, memory.facet(), new Change(here, memory)));
            }
        }
        for (Trait given : incoming.traits()) {
            Trait trait = clean(given);
            State here = profile.state(trait.key()).orElse(null);
            if (!trait.equals(here)) {
                decisions.add(Decision.of(What.IMPORTED, trait.facet(), new Change(here, trait)));
            }
        }
        return decisions;
    }

    private Trait clean(Trait trait) {
        if (trait instanceof Interest interest) {
            return new Interest(
                    policies.redact(interest.topic()),
                    interest.weight(),
                    interest.evidence(),
                    interest.conversations(),
                    interest.at());
        }
        if (trait instanceof Expertise expertise) {
            return new Expertise(
                    policies.redact(expertise.domain()),
                    expertise.level(),
                    expertise.confidence(),
                    expertise.evidence(),
                    expertise.at());
        }
        return trait;
    }

    /** Another Attune, or a hand in between, may have let a secret in. */
    private Memory clean(Memory memory) {
        return new Memory(
                memory.id(),
                memory.facet(),
                memory.kind(),
                policies.redact(memory.text(), Memory.MOST_CHARACTERS),
                memory.origin(),
                memory.confidence(),
                memory.importance(),
                memory.sensitive() == null
                        ? policies.sensitiveClass(memory.text()).orElse(null)
                        : memory.sensitive(),
                memory.status(),
                memory.validFrom(),
                memory.validUntil(),
                memory.supersedes(),
                memory.evidence().stream()
                        .map(evidence ->
                                new Evidence(evidence.turn(), policies.redact(evidence.quote()), evidence.at()))
                        .toList());
    }

    private static <T> CompletionStage<List<T>> all(Function<Page.Request, CompletionStage<Page<T>>> list) {
        return rest(list, new ArrayList<>(), null);
    }

    private static <T> CompletionStage<List<T>> rest(
            Function<Page.Request, CompletionStage<Page<T>>> list, List<T> found, @Nullable String cursor) {
        return list.apply(new Page.Request(PAGE, cursor)).thenCompose(page -> {
            found.addAll(page.items());
            return page.cursor() == null ? CompletableFuture.completedStage(found) : rest(list, found, page.cursor());
        });
    }

    private static <T> List<T> reversed(List<T> all) {
        List<T> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }
}
