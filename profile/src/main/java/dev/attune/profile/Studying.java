package dev.attune.profile;

import dev.attune.profile.learn.EpisodeKeeper;
import dev.attune.profile.learn.EpisodeLearner;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.Reconciler;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.learn.habit.Behaviour;
import dev.attune.profile.learn.habit.Observation;
import dev.attune.profile.learn.habit.Shift;
import dev.attune.profile.learn.habit.Tallies;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Turn;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.HabitStore;
import dev.attune.profile.store.ProfileStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * The way of one exchange into a profile: what is new of it, what it teaches, what of that may be kept, what it changes. Done twice
 * it is the same as once: the store remembers the turns in the same step in which it changes the profile. Runs in the workers.
 */
final class Studying {

    private static final int MOST_TRIES = 20;

    private final ProfileStore profiles;
    private final Committing committing;
    private final Learner learner;
    private final Learner rules;
    private final Batching batching;
    private final Drafting drafting;
    private final EpisodeLearner episodes;
    private final Ruling ruling;
    private final HabitStore habits;
    private final Behaviour behaviour;
    private final Policies policies;
    private final Reconciler reconciler;
    private final InstantSource clock;
    private final Executor workers;

    /**
     * @param learner reads each exchange as it comes
     * @param batching keeps it for a learner that reads many at once
     */
    Studying(Rooms rooms, Committing committing, Learner learner, Batching batching) {
        this.profiles = rooms.store().profiles();
        this.committing = committing;
        this.learner = learner;
        this.rules = rooms.learner();
        this.batching = batching;
        this.drafting = new Drafting(rooms);
        this.episodes = rooms.episodes();
        this.ruling = rooms.ruling();
        this.habits = rooms.store().habits();
        this.behaviour = rooms.behaviour();
        this.policies = rooms.policies();
        this.reconciler = rooms.reconciler();
        this.clock = rooms.clock();
        this.workers = rooms.workers();
    }

    /** Learns from an exchange that was queued at that moment, and answers what it changed. */
    CompletionStage<List<Adaptation>> study(Exchange exchange, Instant queuedAt) {
        return study(exchange, queuedAt, MOST_TRIES);
    }

    private CompletionStage<List<Adaptation>> study(Exchange exchange, Instant queuedAt, int tries) {
        return unlearned(exchange)
                .thenCombine(
                        profiles.load(exchange.person()).thenCombine(habits.load(exchange.person()), Before::new),
                        (unlearned, before) -> new Step(unlearned, before, Saying.ranks(exchange)))
                .thenComposeAsync(step -> learn(step, queuedAt, tries), workers);
    }

    /** What is left of the exchange once the person's turns that were learned before are taken out, and what led up to them. */
    private CompletionStage<Exchange> unlearned(Exchange exchange) {
        return profiles.learned(exchange.person(), ids(exchange))
                .thenApply(learned -> exchange.with(without(learned, exchange.turns())));
    }

    /** What others said stays, however often it comes: it teaches nothing, and what is new may be a reply to it. */
    private static List<Turn> without(Set<String> learned, List<Turn> turns) {
        Deque<Turn> left = new ArrayDeque<>();
        boolean leadsUp = false;
        for (int place = turns.size() - 1; place >= 0; place--) {
            Turn turn = turns.get(place);
            if (turn.role() == Role.USER) {
                leadsUp = learned.contains(turn.id());
            }
            if (!leadsUp) {
                left.addFirst(turn);
            }
        }
        return List.copyOf(left);
    }

    private CompletionStage<List<Adaptation>> learn(Step step, Instant queuedAt, int tries) {
        Profile profile = step.before().profile();
        Exchange exchange = step.exchange();
        if (ids(exchange).isEmpty() || !profile.controls().isOn()) {
            return CompletableFuture.completedStage(List.of());
        }
        Exchange spoken = exchange.spoken();
        return rules.study(spoken, profile)
                .thenCombine(
                        learner.study(spoken, profile), (ruled, findings) -> draft(step, ruled, findings, queuedAt))
                .thenCompose(draft -> draft)
                .thenCompose(draft -> batching.keep(spoken, profile, queuedAt)
                        .thenCompose(kept -> commit(exchange, draft, queuedAt, tries)));
    }

    /** @param ruled what the rules find, whoever learns: what they refuse is no episode, and what they know is none either */
    private CompletionStage<Draft> draft(Step step, List<Finding> ruled, List<Finding> findings, Instant queuedAt) {
        Profile profile = step.before().profile();
        List<Finding> admitted = policies.admit(findings, profile.controls());
        List<Finding> stated = policies.admit(ruled, profile.controls());
        EpisodeKeeper keeper = ruling.now().keeper();
        List<Finding> told = keeper.keeps() ? told(step, ruled, stated) : List.of();
        Draft empty = Draft.learned(profile, List.of(), ids(step.exchange()), queuedAt);
        return drafting.making(empty, Saying.of(admitted, step.ranks()))
                .thenApply(draft -> draft.with(keeper.changes(profile, told, draft.adaptations(), clock.instant())))
                .thenApply(draft -> watched(draft, step, stated));
    }

    /** The draft with what the exchange shows of how the person behaves. */
    private Draft watched(Draft draft, Step step, List<Finding> stated) {
        Observation observation = new Observation(step.exchange(), stated, draft.base());
        Instant now = clock.instant();
        Behaviour.Seen seen = behaviour.see(observation, step.before().tallies(), now);
        List<Adaptation> adaptations = new ArrayList<>(draft.adaptations());
        for (Shift shift : seen.shifts()) {
            adaptations.add(new Adaptation(
                    Draft.idOf(draft.base(), adaptations.size()),
                    now,
                    shift.what(),
                    shift.facet(),
                    List.of(shift.change()),
                    shift.evidence(),
                    Author.LEARNER,
                    shift.why(),
                    null));
        }
        return draft.making(adaptations).counting(seen.tallies());
    }

    /** The episodes that may be kept: none of a turn of which something was refused or forgotten. */
    private List<Finding> told(Step step, List<Finding> findings, List<Finding> admitted) {
        Profile profile = step.before().profile();
        if (!profile.controls().learns(Facet.CONTENT)) {
            return List.of();
        }
        Set<String> kept =
                admitted.stream().map(finding -> finding.evidence().quote()).collect(Collectors.toSet());
        Set<String> barred = findings.stream()
                .filter(finding ->
                        !kept.contains(finding.evidence().quote()) || reconciler.isForgotten(profile, finding))
                .map(finding -> finding.evidence().turn())
                .collect(Collectors.toSet());
        List<Finding> told = episodes.study(step.exchange().spoken(), findings, profile).stream()
                .filter(finding -> !barred.contains(finding.evidence().turn()))
                .toList();
        return policies.admit(told, profile.controls());
    }

    private CompletionStage<List<Adaptation>> commit(Exchange exchange, Draft draft, Instant queuedAt, int tries) {
        return committing.commit(draft).thenCompose(commit -> {
            if (commit instanceof Commit.Done) {
                return CompletableFuture.completedStage(draft.adaptations());
            }
            if (commit instanceof Commit.Erased) {
                return CompletableFuture.completedStage(List.of());
            }
            return tries > 1
                    ? study(exchange, queuedAt, tries - 1)
                    : Stages.conflict("others are changing the profile, try again");
        });
    }

    private static Set<String> ids(Exchange exchange) {
        return exchange.turns().stream()
                .filter(turn -> turn.role() == Role.USER)
                .map(Turn::id)
                .collect(Collectors.toSet());
    }

    /** @param ranks of the person's turns in all of the exchange */
    private record Step(Exchange exchange, Before before, Map<String, Integer> ranks) {}

    private record Before(Profile profile, Tallies tallies) {}
}
