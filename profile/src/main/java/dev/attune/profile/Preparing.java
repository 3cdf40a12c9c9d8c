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
import dev.attune.profile.model.Holdout;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.policy.Policies;
import dev.attune.profile.recall.Meaning;
import dev.attune.profile.recall.MemoryIndex;
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
 * a millisecond. Everything else goes on in the workers, within the deadline: a load, and a message whose meaning is to be found.
 */
final class Preparing {

    private static final Logger LOG = LoggerFactory.getLogger(Preparing.class);

    /** What recall by words and composing may take, on a machine that has other things to do. */
    private static final Duration RESERVE = Duration.ofMillis(8);

    private final ProfileStore store;
    private final ConversationStore conversations;
    private final KnownCache cache;
    private final Recaller recaller;
    private final Ruling ruling;
    private final Policies policies;
    private final RecallQueries queries;
    private final Holdout holdout;
    private final Duration deadline;
    private final Promptness promptness;
    private final MeaningOf meaning;
    private final Executor workers;

    Preparing(Rooms rooms, KnownCache cache, Holdout holdout, Duration deadline) {
        this.store = rooms.store().profiles();
        this.conversations = rooms.store().conversations();
        this.policies = rooms.policies();
        this.cache = cache;
        this.recaller = rooms.recaller();
        this.ruling = rooms.ruling();
        this.queries = new RecallQueries(rooms);
        this.holdout = holdout;
        this.deadline = deadline;
        this.promptness = new Promptness(deadline);
        this.meaning = new MeaningOf(rooms);
        this.workers = rooms.workers();
    }

    /** What to tell upstream; never fails, and is complete within the deadline. What is told is remembered for the conversation. */
    CompletableFuture<Prepared> prepare(Asking asking) {
        String trace = Ids.trace();
        if (!asking.mode().applies()) {
            return CompletableFuture.completedFuture(Prepared.none(asking, trace, Verdict.Reason.OFF));
        }
        CompletableFuture<Outcome> prepared = within(asking, trace, Pace.DEADLINE);
        CompletableFuture<Outcome> sure = prepared.exceptionally(failure -> without(asking, trace, failure));
        return prepared.isDone()
                ? sure.thenApply(this::remembered)
                : sure.completeOnTimeout(
                                Outcome.none(asking, trace, Verdict.Reason.DEADLINE),
                                deadline.toNanos(),
                                TimeUnit.NANOSECONDS)
                        .thenApply(this::remembered);
    }

    /**
     * What a warm request would be told: without a deadline, so that nothing is left out because its meaning came late. Nothing is
     * remembered; fails when the store does.
     */
    CompletableFuture<Prepared> preview(Asking asking) {
        return within(asking, Ids.trace(), Pace.PATIENT).thenApply(Outcome::prepared);
    }

    /** The same for a profile that is at hand, by its words alone. */
    Prepared answer(Asking asking, Profile profile) {
        Ready ready = ready(profile, Trail.NONE, asking);
        Begun begun = new Begun(asking, Ids.trace(), ready, System.nanoTime(), Pace.DEADLINE);
        Heard heard = heard(begun);
        return finish(begun, heard, Optional.empty()).prepared();
    }

    /** Only what really goes upstream is remembered: not what comes after the deadline. */
    private Prepared remembered(Outcome outcome) {
        Prepared prepared = outcome.prepared();
        if (!outcome.steps().isEmpty()) {
            conversations.remember(
                    prepared.asking().person(),
                    prepared.asking().at(),
                    outcome.steps(),
                    ruling.now().composer().remembering());
        }
        return prepared;
    }

    private CompletableFuture<Outcome> within(Asking asking, String trace, Pace pace) {
        long began = System.nanoTime();
        CompletableFuture<Profile> load = store.load(asking.person()).toCompletableFuture();
        CompletableFuture<Trail> trail = conversations.load(asking.person()).toCompletableFuture();
        if (isThere(load) && isThere(trail)) {
            Profile profile = load.join();
            InForce rules = ruling.now();
            Optional<Known> known = cache.ready(profile, rules, asking.at());
            if (known.isPresent()) {
                Ready ready = new Ready(profile, known.get(), trail.join(), rules.composer());
                return attempt(new Begun(asking, trace, ready, began, pace));
            }
        }
        CompletableFuture<Ready> ready = load.thenCombineAsync(
                trail,
                (profile, steps) -> {
                    checkAwaited(began, pace);
                    return ready(profile, steps, asking);
                },
                workers);
        if (pace == Pace.PATIENT) {
            return ready.thenCompose(there -> personalize(new Begun(asking, trace, there, began, pace)));
        }
        boolean vain = promptness.isLate();
        promptness.watch(ready);
        return vain
                ? CompletableFuture.failedFuture(new ProfileFailure(
                        ProfileFailure.Code.STORE_UNAVAILABLE, "what is known comes too late for requests"))
                : ready.thenCompose(there -> personalize(new Begun(asking, trace, there, began, pace)));
    }

    /** Workers that are behind would be held up further by requests that nobody waits for any more, each with its profile. */
    private void checkAwaited(long began, Pace pace) {
        if (pace == Pace.DEADLINE && System.nanoTime() - began > deadline.toNanos()) {
            throw new RejectedExecutionException("the deadline has passed");
        }
    }

    private Ready ready(Profile profile, Trail trail, Asking asking) {
        InForce rules = ruling.now();
        return new Ready(profile, cache.of(profile, rules, asking.at()), trail, rules.composer());
    }

    private static boolean isThere(CompletableFuture<?> load) {
        return load.isDone() && !load.isCompletedExceptionally();
    }

    private CompletableFuture<Outcome> attempt(Begun begun) {
        try {
            return personalize(begun);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Goes on where it is unless it must wait for what the message means. */
    private CompletableFuture<Outcome> personalize(Begun given) {
        Begun begun = given.named();
        Profile profile = begun.ready().profile();
        if (!profile.controls().isOn()) {
            return CompletableFuture.completedFuture(
                    Outcome.none(begun.asking(), begun.trace(), Verdict.Reason.DISABLED));
        }
        boolean held = holdout.has(begun.asking().person());
        if (held && profile.isCold()) {
            return CompletableFuture.completedFuture(
                    Outcome.none(begun.asking(), begun.trace(), Verdict.Reason.HOLDOUT));
        }
        if (profile.isCold()) {
            return CompletableFuture.completedFuture(Outcome.none(begun.asking(), begun.trace(), Verdict.Reason.COLD));
        }
        Heard heard = heard(begun);
        CompletableFuture<Optional<Meaning>> meant = heard.query()
                .map(query -> meaning(begun, query))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        CompletableFuture<Outcome> outcome = meant.isDone()
                ? CompletableFuture.completedFuture(finish(begun, heard, meant.join()))
                : meant.thenApplyAsync(found -> finish(begun, heard, found), workers);
        return held ? outcome.thenApply(Outcome::held) : outcome;
    }

    private CompletableFuture<Optional<Meaning>> meaning(Begun begun, RecallQuery query) {
        Known known = begun.ready().known();
        return begun.pace() == Pace.PATIENT
                ? meaning.patiently(known, query)
                : meaning.of(known, query, patience(begun));
    }

    /** As long as recall may wait, and no longer than leaves time for what comes behind it. */
    private Duration patience(Begun begun) {
        Duration left = deadline.minusNanos(System.nanoTime() - begun.began()).minus(RESERVE);
        Duration most = recaller.meaningLimit();
        return left.compareTo(most) < 0 ? left : most;
    }

    private Heard heard(Begun begun) {
        long loaded = System.nanoTime();
        Asking asking = begun.asking();
        Conversation conversation = lookBack(asking, begun.ready());
        boolean asks = !conversation.isAnswered() && !asking.message().isBlank();
        return new Heard(
                conversation,
                asks
                        ? Optional.of(queries.of(
                                asking,
                                begun.ready().profile(),
                                conversation,
                                begun.ready().composer()))
                        : Optional.empty(),
                loaded);
    }

    private Outcome finish(Begun begun, Heard heard, Optional<Meaning> meant) {
        Asking asking = begun.asking();
        Recalled recalled = heard.query()
                .map(query -> recall(begun.ready().known().index(), query, meant))
                .orElse(Recalled.NOTHING);
        long searched = System.nanoTime();
        Composition composition = begun.ready().composer().compose(asking, heard.conversation(), recalled);
        long composed = System.nanoTime();
        long loaded = heard.loaded();
        Prepared prepared = new Prepared(
                asking,
                begun.trace(),
                verdict(composition.blocks()),
                composition.blocks(),
                recalled.items(),
                composition.told(),
                composition.withheld(),
                new Micros(0, micros(begun.began(), loaded), micros(loaded, searched), micros(searched, composed), 0));
        return new Outcome(prepared, composition.steps());
    }

    private Conversation lookBack(Asking asking, Ready ready) {
        Controls controls = ready.profile().controls();
        Composer.Told told = new Composer.Told(
                ready.known().tellable(), memory -> policies.withholds(memory, controls, asking.at()));
        Composer composer = ready.composer();
        return composer.lookBack(
                asking, ready.trail(), composer.standing(ready.known().standings(), asking.message()), told);
    }

    private Recalled recall(MemoryIndex index, RecallQuery query, Optional<Meaning> meant) {
        return meant.isPresent() ? recaller.recall(index, query, meant.get()) : recaller.recall(index, query);
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
        LOG.atError().addKeyValue("request", trace).setCause(cause).log("a request could not be personalized");
        return Outcome.none(asking, trace, Verdict.Reason.FAULT);
    }

    private static long micros(long from, long to) {
        return TimeUnit.NANOSECONDS.toMicros(to - from);
    }

    /** Whether somebody's answer waits. */
    private enum Pace {
        DEADLINE,
        PATIENT
    }

    /** One request on its way; times are those of {@link System#nanoTime}. */
    private record Begun(Asking asking, String trace, Ready ready, long began, Pace pace) {

        /** The same with the conversation that it goes on with. */
        Begun named() {
            return new Begun(Held.named(asking, ready.trail()), trace, ready, began, pace);
        }
    }

    /** What its conversation has been told, and what is asked of the memories; nothing when the message was answered before. */
    private record Heard(Conversation conversation, Optional<RecallQuery> query, long loaded) {}

    /** @param composer that which what is known was worded by, for all of the request */
    private record Ready(Profile profile, Known known, Trail trail, Composer composer) {}

    /**
     * What a request is told.
     *
     * @param steps to be remembered once it is
     */
    private record Outcome(Prepared prepared, Map<Long, Step> steps) {
        static Outcome none(Asking asking, String trace, Verdict.Reason reason) {
            return new Outcome(Prepared.none(asking, trace, reason), Map.of());
        }

        /** The same for somebody who goes without: what they would have been told is withheld, and no conversation has it. */
        Outcome held() {
            return new Outcome(prepared.held(), Map.of());
        }
    }
}
