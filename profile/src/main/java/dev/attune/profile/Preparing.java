package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.compose.Composition;
import dev.attune.profile.compose.Conversation;
import dev.attune.profile.compose.Held;
import dev.attune.profile.compose.Step;
import dev.attune.profile.compose.Trail;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Controls;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.RecallQuery;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.store.ConversationStore;
import dev.attune.profile.store.ProfileStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one request through the profile: load it and what its conversations were told, recall, compose.
 *
 * <p>A warm request is answered on the caller's thread: both are in the cache and ready, and what is left takes a fraction of
 * a millisecond. Everything else goes on in the workers, within the deadline.
 */
final class Preparing {

    private static final Logger LOG = LoggerFactory.getLogger(Preparing.class);

    private final ProfileStore store;
    private final ConversationStore conversations;
    private final KnownCache cache;
    private final Recaller recaller;
    private final Composer composer;
    private final Policies policies;
    private final RecallQueries queries;
    private final Duration deadline;
    private final Executor workers;

    Preparing(Rooms rooms, KnownCache cache, Duration deadline) {
        this.store = rooms.store().profiles();
        this.conversations = rooms.store().conversations();
        this.policies = rooms.policies();
        this.cache = cache;
        this.recaller = rooms.recaller();
        this.composer = rooms.composer();
        this.queries = new RecallQueries(rooms);
        this.deadline = deadline;
        this.workers = rooms.workers();
    }

    /** What to tell upstream; never fails, and is complete within the deadline. What is told is remembered for the conversation. */
    CompletableFuture<Prepared> prepare(Asking asking) {
        String trace = Ids.trace();
        if (!asking.mode().applies()) {
            return CompletableFuture.completedFuture(Prepared.none(asking, trace, Verdict.Reason.OFF));
        }
        CompletableFuture<Outcome> prepared = within(asking, trace);
        CompletableFuture<Outcome> sure = prepared.exceptionally(failure -> without(asking, trace, failure));
        return prepared.isDone()
                ? sure.thenApply(this::remembered)
                : sure.completeOnTimeout(
                                Outcome.none(asking, trace, Verdict.Reason.DEADLINE),
                                deadline.toNanos(),
                                TimeUnit.NANOSECONDS)
                        .thenApply(this::remembered);
    }

    /** The same without a deadline, and nothing is remembered; fails when the store does. */
    CompletableFuture<Prepared> preview(Asking asking) {
        return within(asking, Ids.trace()).thenApply(Outcome::prepared);
    }

    /** The same for a profile that is at hand. */
    Prepared answer(Asking asking, Profile profile) {
        Ready ready = new Ready(profile, cache.of(profile, asking.at()), Trail.NONE);
        return personalize(asking, Ids.trace(), ready, System.nanoTime()).prepared();
    }

    /** Only what really goes upstream is remembered: not what comes after the deadline. */
    private Prepared remembered(Outcome outcome) {
        Prepared prepared = outcome.prepared();
        if (!outcome.steps().isEmpty()) {
            conversations.remember(
                    prepared.asking().person(), prepared.asking().at(), outcome.steps(), composer.remembering());
        }
        return prepared;
    }

    private CompletableFuture<Outcome> within(Asking asking, String trace) {
        long began = System.nanoTime();
        CompletableFuture<Profile> load = store.load(asking.person()).toCompletableFuture();
        CompletableFuture<Trail> trail = conversations.load(asking.person()).toCompletableFuture();
        if (isThere(load) && isThere(trail)) {
            Profile profile = load.join();
            Optional<Known> ready = cache.ready(profile, asking.at());
            if (ready.isPresent()) {
                return CompletableFuture.completedFuture(
                        personalize(asking, trace, new Ready(profile, ready.get(), trail.join()), began));
            }
        }
        return load.thenCombineAsync(
                trail,
                (profile, steps) ->
                        personalize(asking, trace, new Ready(profile, cache.of(profile, asking.at()), steps), began),
                workers);
    }

    private static boolean isThere(CompletableFuture<?> load) {
        return load.isDone() && !load.isCompletedExceptionally();
    }

    private Outcome personalize(Asking asked, String trace, Ready ready, long began) {
        Asking asking = Held.named(asked, ready.trail());
        Profile profile = ready.profile();
        if (!profile.controls().isOn()) {
            return Outcome.none(asking, trace, Verdict.Reason.DISABLED);
        }
        if (profile.isCold()) {
            return Outcome.none(asking, trace, Verdict.Reason.COLD);
        }
        long loaded = System.nanoTime();
        Conversation conversation = lookBack(asking, ready);
        Recalled recalled = recall(asking, ready, conversation);
        long searched = System.nanoTime();
        Composition composition = composer.compose(asking, conversation, recalled);
        long composed = System.nanoTime();
        Prepared prepared = new Prepared(
                asking,
                trace,
                verdict(composition.blocks()),
                composition.blocks(),
                recalled.items(),
                composition.told(),
                composition.withheld(),
                new Micros(0, micros(began, loaded), micros(loaded, searched), micros(searched, composed), 0));
        return new Outcome(prepared, composition.steps());
    }

    private Conversation lookBack(Asking asking, Ready ready) {
        Controls controls = ready.profile().controls();
        Composer.Told told = new Composer.Told(
                ready.known().tellable(), memory -> policies.withholds(memory, controls, asking.at()));
        return composer.lookBack(asking, ready.trail(), ready.known().standing(), told);
    }

    private Recalled recall(Asking asking, Ready ready, Conversation conversation) {
        if (conversation.isAnswered() || asking.message().isBlank()) {
            return Recalled.NOTHING;
        }
        RecallQuery query = queries.of(asking, ready.profile().controls(), conversation);
        return recaller.recall(ready.known().index(), query);
    }

    private static Verdict verdict(List<Block> blocks) {
        int standing = 0;
        int recalled = 0;
        for (Block block : blocks) {
            if (block.place() == Block.Place.STANDING) {
                standing += block.memories().size();
            } else {
                recalled += block.memories().size();
            }
        }
        return new Verdict.Applied(standing, recalled);
    }

    /** Whatever failed, the request goes on without: personalization never breaks the app it serves. */
    private static Outcome without(Asking asking, String trace, Throwable failure) {
        Throwable cause = Stages.cause(failure);
        if (cause instanceof ProfileFailure) {
            return Outcome.none(asking, trace, Verdict.Reason.STORE_UNAVAILABLE);
        }
        if (cause instanceof RejectedExecutionException) {
            return Outcome.none(asking, trace, Verdict.Reason.DEADLINE);
        }
        LOG.error("a request could not be personalized", cause);
        return Outcome.none(asking, trace, Verdict.Reason.FAULT);
    }

    private static long micros(long from, long to) {
        return TimeUnit.NANOSECONDS.toMicros(to - from);
    }

    private record Ready(Profile profile, Known known, Trail trail) {}

    /**
     * What a request is told.
     *
     * @param steps to be remembered once it is
     */
    private record Outcome(Prepared prepared, Map<Long, Step> steps) {
        static Outcome none(Asking asking, String trace, Verdict.Reason reason) {
            return new Outcome(Prepared.none(asking, trace, reason), Map.of());
        }
    }
}
