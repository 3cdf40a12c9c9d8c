package dev.attune.profile;

import dev.attune.profile.learn.Act;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Fact;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.LeftOut;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.What;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.ProfileStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Works facts from a file into a profile. They go the way of what was said, from policy on: admitted, dated, reconciled, and put into the
 * ledger, so that what the person says later, or said earlier, stands beside them as beside their own words. All of a person's facts are one
 * commit, which remembers their refs as it does the turns of a conversation.
 */
final class Bringing {

    private static final int MOST_TRIES = 20;
    /** A program or a colleague wrote it down: likely, but not in the person's own words. */
    private static final double CONFIDENCE = 0.9;

    private static final double IMPORTANCE = 0.5;

    private final ProfileStore profiles;
    private final Committing committing;
    private final Drafting drafting;
    private final FactWords words;
    private final Ruling ruling;
    private final Policies policies;
    private final InstantSource clock;
    private final Executor workers;

    /** @param workers threads of their own: thousands of facts take seconds, which what a request waits for must not */
    Bringing(Rooms rooms, Committing committing, FactWords words, Executor workers) {
        this.profiles = rooms.store().profiles();
        this.committing = committing;
        this.drafting = new Drafting(rooms, workers);
        this.words = words;
        this.ruling = rooms.ruling();
        this.policies = rooms.policies();
        this.clock = rooms.clock();
        this.workers = workers;
    }

    CompletionStage<Taken> enter(Person person, List<Fact> facts, Edit edit, Instant since) {
        Map<String, Fact> byRef = new LinkedHashMap<>();
        facts.forEach(fact -> byRef.putIfAbsent(fact.ref(), fact));
        return enter(new Order(person, byRef, facts.size(), edit, since), MOST_TRIES);
    }

    private CompletionStage<Taken> enter(Order order, int tries) {
        return profiles.learned(order.person, order.facts.keySet())
                .thenCombine(profiles.load(order.person), (learned, profile) -> new Step(order, profile, learned))
                .thenComposeAsync(step -> enter(step, tries), workers);
    }

    private CompletionStage<Taken> enter(Step step, int tries) {
        Profile profile = step.profile;
        List<Fact> fresh = step.fresh();
        Taken known = new Taken(0, step.order.given - fresh.size(), 0, Map.of());
        if (fresh.isEmpty()) {
            return CompletableFuture.completedStage(known);
        }
        if (!profile.controls().isOn()) {
            return CompletableFuture.completedStage(known.plus(Taken.without(LeftOut.OFF, fresh.size())));
        }
        List<Finding> admitted = new ArrayList<>();
        Taken left = Taken.NOTHING;
        for (Fact fact : fresh) {
            Finding finding = finding(fact, profile, step.order.since);
            List<Finding> one = policies.admit(List.of(finding), profile.controls());
            admitted.addAll(one);
            if (one.isEmpty()) {
                left = left.plus(Taken.without(policies.refuses(finding, profile.controls()), 1));
            }
        }
        Taken outside = known.plus(left);
        if (admitted.isEmpty()) {
            return CompletableFuture.completedStage(outside);
        }
        List<String> refs =
                admitted.stream().map(finding -> finding.evidence().turn()).toList();
        return drafting.making(Draft.learned(profile, List.of(), refs, step.order.since), Saying.of(admitted))
                .thenApply(draft -> brought(withinBounds(draft), step.order.edit))
                .thenCompose(draft -> commit(step.order, draft, outside, tries));
    }

    private CompletionStage<Taken> commit(Order order, Draft draft, Taken outside, int tries) {
        return committing.commit(draft).thenCompose(commit -> {
            if (commit instanceof Commit.Done) {
                Taken done = new Taken(draft.adaptations().size(), 0, waiting(draft), Map.of());
                return CompletableFuture.completedStage(outside.plus(done));
            }
            if (commit instanceof Commit.Erased) {
                return CompletableFuture.completedStage(Taken.without(LeftOut.ERASED, order.given));
            }
            return tries > 1 ? enter(order, tries - 1) : Stages.conflict("others are changing the profile, try again");
        });
    }

    /** What does not fit is left out of a draft without a word, and would count as entered. */
    private static Draft withinBounds(Draft draft) {
        if (draft.said().isEmpty()) {
            throw new ProfileFailure(
                    ProfileFailure.Code.TOO_LARGE, "the person has as many memories as one may have (keep.memories)");
        }
        return draft;
    }

    /** The draft as it is told in the history: by whom it was brought, and from where. */
    private Draft brought(Draft draft, Edit edit) {
        List<Adaptation> adaptations = draft.adaptations().stream()
                .map(made -> new Adaptation(
                        made.id(),
                        made.at(),
                        made.what() == What.LEARNED ? What.IMPORTED : made.what(),
                        made.facet(),
                        made.changes(),
                        made.evidence(),
                        edit.by(),
                        edit.why(),
                        made.undoes()))
                .toList();
        return draft.making(adaptations)
                .with(ruling.now().keeper().changes(draft.base(), List.of(), adaptations, clock.instant()));
    }

    private Finding finding(Fact fact, Profile profile, Instant since) {
        Instant at = fact.at() == null ? since : fact.at();
        String text = policies.redact(fact.text(), Memory.MOST_CHARACTERS);
        Evidence evidence = new Evidence(fact.ref(), text, at);
        FactWords.Understood understood = words.of(text, at, profile);
        Kind kind = fact.kind() == null ? understood.kind() : fact.kind();
        Facet facet = fact.facet() == null ? facet(fact, understood, kind) : fact.facet();
        return new Finding(
                Act.STATE,
                facet,
                kind,
                understood.text(),
                null,
                Origin.IMPORTED,
                evidence,
                CONFIDENCE,
                Math.max(IMPORTANCE, understood.importance()),
                null,
                Status.ACTIVE,
                understood.until());
    }

    private static Facet facet(Fact fact, FactWords.Understood understood, Kind kind) {
        if (fact.kind() == null || kind == understood.kind()) {
            return understood.facet();
        }
        return switch (kind) {
            case INSTRUCTION -> Facet.STYLE;
            case INTEREST -> Facet.RECOMMENDATION;
            case PREFERENCE, CONSTRAINT, FACT, IDENTITY, EPISODE -> Facet.CONTENT;
        };
    }

    private static int waiting(Draft draft) {
        return (int) draft.adaptations().stream()
                .map(Adaptation::after)
                .filter(Memory.class::isInstance)
                .map(Memory.class::cast)
                .filter(memory -> memory.status() == Status.PENDING || memory.status() == Status.QUARANTINED)
                .count();
    }

    /** @param given how many facts there were, with those that came twice */
    private record Order(Person person, Map<String, Fact> facts, int given, Edit edit, Instant since) {}

    private record Step(Order order, Profile profile, Set<String> learned) {

        List<Fact> fresh() {
            return order.facts.values().stream()
                    .filter(fact -> !learned.contains(fact.ref()))
                    .toList();
        }
    }
}
