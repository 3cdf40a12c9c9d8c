package dev.attune.profile;

import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Author;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Turn;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.store.HistoryStore;
import dev.attune.profile.store.LearningQueue;
import dev.attune.profile.store.Offered;
import dev.attune.profile.store.ProfileStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Teaching by hand, and how learning keeps up. */
final class QueuedLearning implements Learning {

    private static final Page.Request LAST = new Page.Request(Page.Request.MOST, null);

    private final LearningQueue queue;
    private final ProfileStore profiles;
    private final Studying studying;
    private final Answering answering;
    private final Policies policies;
    private final InstantSource clock;
    private final Executor workers;
    private final LearnerChoice learner;
    private final @Nullable LlmLearning llm;
    private final HistoryStore histories;

    QueuedLearning(
            Rooms rooms, Studying studying, Answering answering, LearnerChoice learner, @Nullable LlmLearning llm) {
        this.queue = rooms.store().queue();
        this.profiles = rooms.store().profiles();
        this.policies = rooms.policies();
        this.studying = studying;
        this.answering = answering;
        this.clock = rooms.clock();
        this.workers = rooms.workers();
        this.learner = learner;
        this.llm = llm;
        this.histories = rooms.store().histories();
    }

    @Override
    public CompletionStage<Void> teach(Exchange exchange) {
        Instant now = Instant.now();
        return profiles.load(exchange.person())
                .handle((profile, away) -> away == null && !profile.controls().isOn()
                        ? CompletableFuture.<Void>completedStage(null)
                        : offer(exchange, now, away == null))
                .thenCompose(Function.identity());
    }

    /** @param isOn of whom that is not known, the turns wait in this process until it is */
    private CompletionStage<Void> offer(Exchange exchange, Instant now, boolean isOn) {
        return CompletableFuture.supplyAsync(() -> clean(exchange), workers)
                .thenCompose(cleaned -> isOn ? queue.offer(cleaned, now) : queue.offerUnsure(cleaned, now))
                .thenCompose(offered -> offered.place() == Offered.Place.DROPPED
                        ? CompletableFuture.failedStage(new ProfileFailure(
                                ProfileFailure.Code.STORE_UNAVAILABLE, "the store is away, and the buffer is full"))
                        : CompletableFuture.completedStage(null));
    }

    /** Goes past the queue: the caller waits anyway, and tries again when this fails. */
    @Override
    public CompletionStage<List<Adaptation>> teachAndWait(Exchange exchange) {
        Instant now = clock.instant();
        return CompletableFuture.supplyAsync(() -> clean(exchange), workers)
                .thenCompose(cleaned -> studying.study(cleaned, now).thenCompose(learned -> wholly(cleaned, learned)));
    }

    @Override
    public CompletionStage<List<Adaptation>> teachPast(Exchange exchange, Instant since) {
        if (learner == LearnerChoice.OFF) {
            return Stages.conflict("learning is switched off (learn.learner)");
        }
        return CompletableFuture.supplyAsync(() -> clean(exchange), workers)
                .thenCompose(cleaned -> studying.study(cleaned, since));
    }

    @Override
    public CompletionStage<LearningStatus> status() {
        return withLlm(queue.status());
    }

    @Override
    public Buffer buffer() {
        return new Buffer(queue.buffered(), queue.dropped());
    }

    @Override
    public CompletionStage<LearningStatus> drain() {
        return answering
                .settled()
                .thenCompose(settled -> queue.drained())
                .thenCompose(drained -> llm == null ? CompletableFuture.completedStage(null) : llm.drained())
                .thenCompose(drained -> status());
    }

    private CompletionStage<LearningStatus> withLlm(CompletionStage<LearningStatus> status) {
        return llm == null ? status : status.thenCompose(llm::on);
    }

    /**
     * Where the LLM alone learns, whoever waits does not wait for the batch to fill. Where the local learner does too, what it found is
     * the answer, and the LLM comes later.
     */
    private CompletionStage<List<Adaptation>> wholly(Exchange exchange, List<Adaptation> learned) {
        if (llm == null || learner != LearnerChoice.LLM) {
            return CompletableFuture.completedStage(learned);
        }
        Set<String> turns = exchange.turns().stream().map(Turn::id).collect(Collectors.toSet());
        return llm.drained(exchange.person())
                .thenCompose(drained -> histories.list(exchange.person(), LAST))
                .thenApply(page -> oldestFirst(page.items(), turns));
    }

    private static List<Adaptation> oldestFirst(List<Adaptation> newestFirst, Set<String> turns) {
        List<Adaptation> learned = new ArrayList<>();
        for (Adaptation adaptation : newestFirst) {
            boolean ofThese = adaptation.evidence().stream().anyMatch(evidence -> turns.contains(evidence.turn()));
            if (adaptation.by() == Author.LEARNER && ofThese) {
                learned.add(0, adaptation);
            }
        }
        return learned;
    }

    private Exchange clean(Exchange exchange) {
        List<Turn> turns = exchange.turns().stream()
                .map(turn -> new Turn(turn.id(), turn.role(), turn.name(), clean(turn.content()), turn.at()))
                .toList();
        return exchange.with(turns);
    }

    private String clean(String content) {
        return policies.redact(content, Turn.MOST_LEARNED_CHARACTERS);
    }
}
