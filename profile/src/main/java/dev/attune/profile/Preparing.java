package dev.attune.profile;

import dev.attune.profile.compose.Composer;
import dev.attune.profile.compose.Composition;
import dev.attune.profile.model.Asking;
import dev.attune.profile.model.Block;
import dev.attune.profile.model.Micros;
import dev.attune.profile.model.Prepared;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Recalled;
import dev.attune.profile.model.Verdict;
import dev.attune.profile.recall.RecallQuery;
import dev.attune.profile.recall.Recaller;
import dev.attune.profile.store.ProfileStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one request through the profile: load, recall, compose.
 *
 * <p>A warm request is answered on the caller's thread: its profile is in the cache and ready, and what is left takes a fraction of
 * a millisecond. Everything else goes on in the workers, within the deadline.
 */
final class Preparing {

    private static final Logger LOG = LoggerFactory.getLogger(Preparing.class);

    private final ProfileStore store;
    private final KnownCache cache;
    private final Recaller recaller;
    private final Composer composer;
    private final RecallQueries queries;
    private final Duration deadline;
    private final Executor workers;

    Preparing(Rooms rooms, KnownCache cache, Duration deadline) {
        this.store = rooms.store().profiles();
        this.cache = cache;
        this.recaller = rooms.recaller();
        this.composer = rooms.composer();
        this.queries = new RecallQueries(rooms);
        this.deadline = deadline;
        this.workers = rooms.workers();
    }

    /** What to tell upstream; never fails, and is complete within the deadline. */
    CompletableFuture<Prepared> prepare(Asking asking) {
        String trace = Ids.trace();
        if (!asking.mode().applies()) {
            return CompletableFuture.completedFuture(Prepared.none(asking, trace, Verdict.Reason.OFF));
        }
        CompletableFuture<Prepared> prepared = within(asking, trace);
        return prepared.isDone()
                ? prepared.exceptionally(failure -> without(asking, trace, failure))
                : prepared.exceptionally(failure -> without(asking, trace, failure))
                        .completeOnTimeout(
                                Prepared.none(asking, trace, Verdict.Reason.DEADLINE),
                                deadline.toNanos(),
                                TimeUnit.NANOSECONDS);
    }

    /** The same without a deadline; fails when the store does. */
    CompletableFuture<Prepared> preview(Asking asking) {
        return within(asking, Ids.trace());
    }

    /** The same for a profile that is at hand. */
    Prepared answer(Asking asking, Profile profile) {
        return personalize(asking, Ids.trace(), new Ready(profile, cache.of(profile, asking.at())), System.nanoTime());
    }

    private CompletableFuture<Prepared> within(Asking asking, String trace) {
        long began = System.nanoTime();
        CompletableFuture<Profile> load = store.load(asking.person()).toCompletableFuture();
        if (load.isDone() && !load.isCompletedExceptionally()) {
            Profile profile = load.join();
            Optional<Known> ready = cache.ready(profile, asking.at());
            if (ready.isPresent()) {
                return CompletableFuture.completedFuture(
                        personalize(asking, trace, new Ready(profile, ready.get()), began));
            }
        }
        return load.thenApplyAsync(
                profile -> personalize(asking, trace, new Ready(profile, cache.of(profile, asking.at())), began),
                workers);
    }

    private Prepared personalize(Asking asking, String trace, Ready ready, long began) {
        Profile profile = ready.profile();
        if (!profile.controls().isOn()) {
            return Prepared.none(asking, trace, Verdict.Reason.DISABLED);
        }
        if (profile.isCold()) {
            return Prepared.none(asking, trace, Verdict.Reason.COLD);
        }
        long loaded = System.nanoTime();
        Recalled recalled = recall(asking, ready);
        long searched = System.nanoTime();
        Composition composition = composer.compose(asking, ready.known().standing(), recalled);
        long composed = System.nanoTime();
        return new Prepared(
                asking,
                trace,
                verdict(composition.blocks()),
                composition.blocks(),
                recalled.items(),
                composition.told(),
                composition.withheld(),
                new Micros(0, micros(began, loaded), micros(loaded, searched), micros(searched, composed), 0));
    }

    private Recalled recall(Asking asking, Ready ready) {
        if (asking.message().isBlank()) {
            return Recalled.NOTHING;
        }
        RecallQuery query =
                queries.of(asking, ready.profile().controls(), ready.known().standing());
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
    private static Prepared without(Asking asking, String trace, Throwable failure) {
        Throwable cause = Stages.cause(failure);
        if (cause instanceof ProfileFailure) {
            return Prepared.none(asking, trace, Verdict.Reason.STORE_UNAVAILABLE);
        }
        if (cause instanceof RejectedExecutionException) {
            return Prepared.none(asking, trace, Verdict.Reason.DEADLINE);
        }
        LOG.error("a request could not be personalized", cause);
        return Prepared.none(asking, trace, Verdict.Reason.FAULT);
    }

    private static long micros(long from, long to) {
        return TimeUnit.NANOSECONDS.toMicros(to - from);
    }

    private record Ready(Profile profile, Known known) {}
}
