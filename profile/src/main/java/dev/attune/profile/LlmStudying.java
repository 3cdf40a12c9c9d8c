package dev.attune.profile;

import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.Saying;
import dev.attune.profile.learn.llm.Candidate;
import dev.attune.profile.learn.llm.Lesson;
import dev.attune.profile.learn.llm.LlmFailure;
import dev.attune.profile.learn.llm.LlmLearner;
import dev.attune.profile.learn.llm.Taught;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.BatchStore;
import dev.attune.profile.store.Commit;
import dev.attune.profile.store.Draft;
import dev.attune.profile.store.ProfileStore;
import dev.attune.profile.store.Spending;
import dev.attune.profile.store.WaitingTurn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way of one batch into a profile: as many of its turns as a call takes, the budget, the call, what may be kept of the answer, what
 * that changes; then the next of its turns. The store remembers what was read in the same step in which it changes the profile, so
 * that a batch which two workers have is learned once. Runs in the workers.
 */
final class LlmStudying {

    private static final int MOST_TRIES = 20;

    private final ProfileStore profiles;
    private final BatchStore batches;
    private final Spending spending;
    private final Committing committing;
    private final LlmLearner llm;
    private final Learner otherwise;
    private final LlmBudget budget;
    private final LlmCounts counts;
    private final LlmMarks marks;
    private final Policies policies;
    private final Drafting drafting;
    private final Executor workers;
    private final Circuit circuit;
    private final int most;

    /** @param otherwise reads what there is no budget for */
    LlmStudying(Rooms rooms, Committing committing, LlmLearner llm, Learner otherwise, Purse purse) {
        this.profiles = rooms.store().profiles();
        this.batches = rooms.store().batches();
        this.spending = rooms.store().spending();
        this.committing = committing;
        this.llm = llm;
        this.otherwise = otherwise;
        this.budget = purse.budget;
        this.counts = purse.counts;
        this.circuit = purse.circuit;
        this.most = purse.turns;
        this.marks = new LlmMarks(profiles);
        this.policies = rooms.policies();
        this.drafting = new Drafting(rooms);
        this.workers = rooms.workers();
    }

    /**
     * What calls may take.
     *
     * @param turns most of a call
     */
    record Purse(LlmBudget budget, LlmCounts counts, Circuit circuit, int turns) {}

    /**
     * Learns from all that waits in a person's batch; answers whether it is through, or else waits for another day's budget. Fails
     * with {@link Spoilt} where a call does.
     *
     * @param tries how often it failed; the more, the fewer turns are sent together, so that one which spoils a call is found
     */
    CompletionStage<Boolean> study(Person person, int tries) {
        return batches.read(person)
                .thenCompose(turns -> marks.unread(person, turns)
                        .thenCompose(unread ->
                                batches.remove(person, without(turns, unread)).thenApply(removed -> unread)))
                .thenCombine(profiles.load(person), Step::new)
                .thenComposeAsync(step -> study(person, step, tries), workers);
    }

    /** When there is a budget again for what has none left. */
    Duration untilTomorrow() {
        return budget.untilTomorrow();
    }

    private CompletionStage<Boolean> study(Person person, Step step, int tries) {
        if (step.turns.isEmpty()) {
            return CompletableFuture.completedStage(true);
        }
        if (!step.profile.controls().isOn()) {
            return batches.remove(person, step.turns).thenApply(removed -> true);
        }
        int count = Math.min(step.turns.size(), Math.max(1, most >> Math.min(30, tries)));
        Part part = part(step, count);
        while (!budget.everAllows(part.lesson.tokens()) && part.turns.size() > 1) {
            part = part(step, part.turns.size() / 2);
        }
        Part chosen = part;
        LocalDate day = budget.today();
        return budget.spend(person, day, part.lesson.tokens())
                .thenCompose(paid -> paid ? ask(chosen, day).thenApply(asked -> true) : unpaid(chosen))
                .thenCompose(through -> through ? study(person, 0) : CompletableFuture.completedStage(false));
    }

    private Part part(Step step, int count) {
        List<WaitingTurn> turns = step.turns.subList(0, count);
        List<Candidate> candidates = turns.stream().map(WaitingTurn::candidate).toList();
        return new Part(turns, step.profile, llm.lesson(step.profile, candidates));
    }

    private CompletionStage<?> ask(Part part, LocalDate day) {
        Person person = part.profile.person();
        long reserved = part.lesson.tokens();
        return llm.teach(part.lesson, part.profile)
                .handle((taught, failure) ->
                        failure == null ? answered(part, taught) : failed(part, Stages.cause(failure)))
                .thenCompose(cost -> cost)
                .thenCompose(cost -> budget.settle(person, day, reserved, cost.tokens())
                        .thenCompose(settled -> spending.count(day, cost.spent()))
                        .thenCompose(counted -> cost.failure == null
                                ? CompletableFuture.completedStage(null)
                                : CompletableFuture.failedStage(new Spoilt(part.turns, cost.failure))));
    }

    private CompletionStage<Cost> answered(Part part, Taught taught) {
        circuit.succeeded();
        Cost cost = new Cost(1, taught.tokensIn(), taught.tokensOut(), taught.refused(), null);
        return commit(part, taught.findings(), true, MOST_TRIES).thenApply(committed -> cost);
    }

    private CompletionStage<Cost> failed(Part part, Throwable failure) {
        if (!(failure instanceof LlmFailure ours)) {
            return CompletableFuture.failedStage(failure);
        }
        boolean known = ours.cost().known();
        long in = known ? ours.cost().tokensIn() : part.lesson.promptTokens();
        int calls = ours.fault() == LlmFailure.Fault.ANSWER ? 1 : 0;
        return CompletableFuture.completedStage(new Cost(calls, in, ours.cost().tokensOut(), 0, ours));
    }

    private CompletionStage<Boolean> unpaid(Part part) {
        if (budget.over() == OverBudget.TOMORROW && budget.everAllows(part.lesson.tokens())) {
            return CompletableFuture.completedStage(false);
        }
        Profile profile = part.profile;
        CompletionStage<List<Finding>> findings = CompletableFuture.completedStage(List.of());
        for (WaitingTurn turn : part.turns) {
            Candidate candidate = turn.candidate();
            Exchange said =
                    new Exchange(profile.person(), candidate.exchange().conversation(), List.of(candidate.own()));
            findings = findings.thenCombine(otherwise.study(said, profile), LlmStudying::joined);
        }
        return findings.thenCompose(found -> commit(part, found, false, MOST_TRIES))
                .thenApply(committed -> {
                    counts.unpaid(part.turns.size());
                    return true;
                });
    }

    /** Whatever became of the profile while the model thought: it is loaded again, and so are the switches. */
    private CompletionStage<Void> commit(Part part, List<Finding> findings, boolean worded, int tries) {
        Person person = part.profile.person();
        return marks.unread(person, part.turns)
                .thenCombine(profiles.load(person), Step::new)
                .thenComposeAsync(step -> commit(part, step, findings, worded, tries), workers)
                .thenCompose(committed -> batches.remove(person, part.turns))
                .thenAccept(removed -> {});
    }

    private CompletionStage<Void> commit(Part part, Step step, List<Finding> findings, boolean worded, int tries) {
        Profile profile = step.profile;
        if (step.turns.isEmpty() || !profile.controls().isOn()) {
            return CompletableFuture.completedStage(null);
        }
        Set<String> unread =
                step.turns.stream().map(turn -> turn.candidate().turn()).collect(Collectors.toSet());
        List<Finding> fresh = findings.stream()
                .filter(finding -> unread.contains(finding.evidence().turn()))
                .toList();
        List<Finding> admitted =
                worded ? policies.admitWorded(fresh, profile.controls()) : policies.admit(fresh, profile.controls());
        Instant said = step.turns.stream()
                .map(WaitingTurn::said)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Draft draft = Draft.learned(profile, List.of(), LlmMarks.of(step.turns), said);
        List<Saying> sayings = Saying.of(admitted, ranks(step.turns));
        return drafting.making(draft, sayings).thenCompose(committing::commit).thenCompose(commit -> {
            if (commit instanceof Commit.Done || commit instanceof Commit.Erased) {
                return CompletableFuture.completedStage(null);
            }
            return tries > 1
                    ? commit(part, findings, worded, tries - 1)
                    : Stages.conflict("others are changing the profile, try again");
        });
    }

    private static Map<String, Integer> ranks(List<WaitingTurn> turns) {
        return turns.stream()
                .map(WaitingTurn::candidate)
                .collect(Collectors.toMap(Candidate::turn, Candidate::place, Math::min));
    }

    private static List<Finding> joined(List<Finding> one, List<Finding> other) {
        List<Finding> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static List<WaitingTurn> without(List<WaitingTurn> turns, List<WaitingTurn> others) {
        return turns.stream().filter(turn -> !others.contains(turn)).toList();
    }

    private record Step(List<WaitingTurn> turns, Profile profile) {}

    /** The turns of one call, and what it asks. */
    private record Part(List<WaitingTurn> turns, Profile profile, Lesson lesson) {}

    private record Cost(
            int calls,
            long tokensIn,
            long tokensOut,
            int refused,
            @Nullable LlmFailure failure) {

        long tokens() {
            return tokensIn + tokensOut;
        }

        Spending.Spent spent() {
            return new Spending.Spent(calls, tokensIn, tokensOut, 0, 0, refused, failure == null ? 0 : 1);
        }
    }

    /** A call that taught nothing, and the turns that were in it. */
    static final class Spoilt extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<WaitingTurn> turns;
        private final LlmFailure failure;

        Spoilt(List<WaitingTurn> turns, LlmFailure failure) {
            super(failure.getMessage(), null, false, false);
            this.turns = turns;
            this.failure = failure;
        }

        List<WaitingTurn> turns() {
            return turns;
        }

        LlmFailure failure() {
            return failure;
        }
    }
}
