package dev.attune.profile;

import dev.attune.profile.learn.Learner;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.learn.llm.Candidate;
import dev.attune.profile.learn.llm.LlmGate;
import dev.attune.profile.learn.llm.LlmLearner;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.store.BatchStore;
import dev.attune.profile.store.RedisStore;
import dev.attune.profile.store.WaitingTurn;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The LLM learner as a whole: what puts turns by for it, what it costs, and the work on them. */
final class LlmLearning implements Batching, AutoCloseable {

    private final RedisStore store;
    private final LlmSettings settings;
    private final LlmGate gate;
    private final LlmMarks marks;
    private final LlmLearner learner;
    private final LlmBudget budget;
    private final LlmCounts counts;
    private final LlmWork work;

    private LlmLearning(Rooms rooms, Committing committing, ProfilesSettings of, LlmSettings settings) {
        this.store = rooms.store();
        this.settings = settings;
        LocalLearner local = new LocalLearner(of.files());
        this.gate = new LlmGate(of.files(), local);
        this.marks = new LlmMarks(store.profiles());
        this.learner = new LlmLearner(of.files(), settings, local, rooms.workers());
        this.budget = new LlmBudget(settings.budget(), store.spending(), rooms.clock());
        this.counts = new LlmCounts(store.spending());
        // Where the local learner reads everything anyway, there is nothing left to read.
        Learner otherwise = of.learner() == LearnerChoice.LLM
                ? local
                : (exchange, profile) -> CompletableFuture.completedStage(List.of());
        LlmWork.Limits limits = LlmWork.Limits.usual(of.workers(), settings.retries());
        Circuit circuit = new Circuit(limits.backoff());
        LlmStudying studying = new LlmStudying(
                rooms,
                committing,
                learner,
                otherwise,
                new LlmStudying.Purse(budget, counts, circuit, settings.batch().turns()));
        this.work = new LlmWork(store.batches(), studying, circuit, () -> counts.write(budget.today()), limits);
    }

    static LlmLearning begin(Rooms rooms, Committing committing, ProfilesSettings of, LlmSettings settings) {
        LlmLearning learning = new LlmLearning(rooms, committing, of, settings);
        learning.work.begin();
        return learning;
    }

    @Override
    public CompletionStage<Void> keep(Exchange exchange, Profile profile, Instant queuedAt) {
        List<Candidate> candidates = gate.candidates(exchange, profile);
        long own = exchange.turns().stream()
                .filter(turn -> turn.role() == Role.USER)
                .count();
        counts.gated(Math.toIntExact(own) - candidates.size());
        if (candidates.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        Person person = exchange.person();
        List<WaitingTurn> turns = candidates.stream()
                .map(candidate -> new WaitingTurn(candidate, queuedAt))
                .toList();
        return marks.unread(person, turns)
                .thenCompose(unread -> unread.isEmpty()
                        ? CompletableFuture.completedStage(new BatchStore.Added(0, false))
                        : store.batches()
                                .add(
                                        person,
                                        unread,
                                        settings.batch().turns(),
                                        settings.batch().age()))
                .thenAccept(added -> {
                    counts.unpaid(added.left());
                    if (added.full()) {
                        work.nudge();
                    }
                });
    }

    /** Completes when all that waits for the LLM now is learned, given up, or parked for another day's budget. */
    CompletionStage<Void> drained() {
        CompletionStage<Void> drained = store.batches().drained();
        work.nudge();
        return drained;
    }

    /** The same of one person. */
    CompletionStage<Void> drained(Person person) {
        CompletionStage<Void> drained = store.batches().drained(person);
        work.nudge();
        return drained;
    }

    /** The queue's status, with the batches and what they cost. */
    CompletionStage<LearningStatus> on(LearningStatus status) {
        return counts.write(budget.today())
                .thenCompose(written -> store.batches().on(status))
                .thenCompose(whole -> store.spending().on(whole, budget.today()));
    }

    @Override
    public void close() {
        work.close();
        learner.close();
    }
}
