package dev.attune.profile;

import dev.attune.profile.model.Answer;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Mode;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Signal;
import dev.attune.profile.model.Turn;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.RedisStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left to do once an answer has ended: keep its trace, and queue what the person said. */
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final RedisStore store;
    private final Policies policies;
    private final Chains chains;
    private final Counting counting;
    private final boolean learns;
    private final InstantSource clock;
    private final Executor workers;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    Answering(Rooms rooms, Counting counting, boolean learns) {
        this.store = rooms.store();
        this.policies = rooms.policies();
        this.chains = new Chains(rooms);
        this.counting = counting;
        this.learns = learns;
        this.clock = rooms.clock();
        this.workers = rooms.workers();
    }

    /** Complete when the turn is queued; the trace may still be on its way, since losing one harms nobody. Never fails. */
    CompletionStage<Void> answered(Answer answer) {
        return noted(kept(answer).toCompletableFuture());
    }

    private CompletableFuture<Void> noted(CompletableFuture<Void> stage) {
        if (stage.isDone()) {
            return stage;
        }
        long number = numbers.incrementAndGet();
        running.put(number, stage);
        return stage.whenComplete((nothing, failure) -> running.remove(number));
    }

    /** Complete when every turn that was answered before is queued. */
    CompletionStage<Void> settled() {
        return CompletableFuture.allOf(running.values().toArray(CompletableFuture<?>[]::new));
    }

    private CompletionStage<Void> kept(Answer answer) {
        Asking asking = answer.prepared().asking();
        if (asking.mode() == Mode.OFF || answer.prepared().verdict().equals(Verdict.DISABLED)) {
            return CompletableFuture.completedFuture(null);
        }
        boolean teaches = learns && teaches(answer);
        return store.profiles()
                .load(asking.person())
                .handle((profile, away) -> away == null
                        ? profile.controls().isOn()
                                ? keep(answer, teaches)
                                : CompletableFuture.<Void>completedStage(null)
                        : keepUnsure(answer, teaches))
                .thenCompose(Function.identity())
                .exceptionally(failure -> {
                    LOG.atWarn()
                            .addKeyValue("request", answer.prepared().trace())
                            .log(
                                    "an answered turn could not be kept: {}",
                                    Stages.cause(failure).getClass().getName());
                    return null;
                });
    }

    private static boolean teaches(Answer answer) {
        Asking asking = answer.prepared().asking();
        return asking.mode().learns()
                && answer.outcome().isHeard()
                && asking.target() >= 0
                && !asking.message().isBlank();
    }

    private CompletionStage<Void> keep(Answer answer, boolean teaches) {
        return chains.follow(answer).thenCompose(followed -> keepFollowed(followed, teaches));
    }

    /**
     * Nobody could look at the person's switches, and a lookup that fails means off: nothing is kept but the turn, in the memory of this
     * process, until it is known that it may be.
     */
    private CompletionStage<Void> keepUnsure(Answer answer, boolean teaches) {
        return teaches
                ? CompletableFuture.supplyAsync(() -> exchange(answer), workers)
                        .thenCompose(exchange -> store.queue()
                                .offerUnsure(
                                        exchange, answer.prepared().asking().at()))
                        .thenAccept(offered -> {})
                : CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> keepFollowed(Answer answer, boolean teaches) {
        Instant now = clock.instant();
        Instant asked = answer.prepared().asking().at();
        store.traceWriter().keep(asked, () -> TraceOf.answer(answer, now));
        CompletableFuture<Void> unused = noted(counting.count(answer, teaches)
                .thenCompose(again -> again && teaches ? regenerated(answer) : CompletableFuture.completedStage(null))
                .toCompletableFuture());
        return teaches
                ? CompletableFuture.supplyAsync(() -> exchange(answer), workers)
                        .thenCompose(exchange -> store.queue().offer(exchange, asked))
                        .thenAccept(offered -> {})
                : CompletableFuture.completedStage(null);
    }

    /** The message was learned with its first answer: what is new is the answer, and that it was asked for. */
    private CompletionStage<Void> regenerated(Answer answer) {
        if (Reactions.isHeld(answer)) {
            return CompletableFuture.completedStage(null);
        }
        Asking asking = answer.prepared().asking();
        return CompletableFuture.supplyAsync(
                        () -> {
                            List<Turn> turns = new ArrayList<>();
                            answerOf(answer).ifPresent(turns::add);
                            turns.add(Reactions.turn(answer, Signal.REGENERATED));
                            return new Exchange(
                                    asking.person(), TurnIds.conversation(asking), turns, Set.of(Signal.REGENERATED));
                        },
                        workers)
                .thenCompose(exchange -> store.queue().offer(exchange, asking.at()))
                .<Void>thenApply(offered -> null)
                .exceptionally(failure -> {
                    LOG.atDebug()
                            .addKeyValue("request", answer.prepared().trace())
                            .log(
                                    "a regeneration was not queued: {}",
                                    Stages.cause(failure).getClass().getName());
                    return null;
                });
    }

    /** Secrets are taken out before anything is queued, so that none reaches the store or a learner. */
    private Exchange exchange(Answer answer) {
        Asking asking = answer.prepared().asking();
        String turn = TurnIds.turn(asking);
        List<Turn> turns = new ArrayList<>();
        if (!asking.before().isBlank()) {
            turns.add(new Turn(turn + "b", Role.ASSISTANT, null, clean(asking.before()), asking.at()));
        }
        turns.add(new Turn(turn, Role.USER, null, clean(asking.message()), asking.at()));
        answerOf(answer).ifPresent(turns::add);
        Set<Signal> signals = Reactions.of(answer);
        signals.forEach(signal -> turns.add(Reactions.turn(answer, signal)));
        return new Exchange(asking.person(), TurnIds.conversation(asking), turns, signals);
    }

    private Optional<Turn> answerOf(Answer answer) {
        Asking asking = answer.prepared().asking();
        return answer.text().isBlank()
                ? Optional.empty()
                : Optional.of(
                        new Turn(TurnIds.turn(asking) + "a", Role.ASSISTANT, null, clean(answer.text()), asking.at()));
    }

    private String clean(String text) {
        return policies.redact(text, Turn.MOST_LEARNED_CHARACTERS);
    }
}
