package dev.attune.profile;

import dev.attune.profile.model.Person;
import dev.attune.profile.model.Receipt;
import dev.attune.profile.store.RedisStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases people, and sees to it that they stay erased when the store is put back to a time before that: whoever is noted as erased and
 * has no mark of it in the store is erased again. What they have said since their erasure is safe, since the mark is there then.
 */
final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final long RETRY_SECONDS = 2;

    private final RedisStore store;
    private final Executor workers;
    private volatile @Nullable ErasureLog log;
    private volatile boolean closed;

    Erasures(Rooms rooms) {
        this.store = rooms.store();
        this.workers = rooms.workers();
    }

    /** From now on erasures are noted there; those that are noted already are looked at in the background until that is done. */
    void noteIn(ErasureLog next) {
        log = next;
        workers.execute(() -> again(next));
    }

    /** Complete when the person is erased and that is noted. A note that fails is told in the log: the erasure holds all the same. */
    CompletionStage<Receipt> erase(Person person) {
        return Stages.attempt(() -> store.erase(person))
                .thenCompose(receipt -> log == null
                        ? CompletableFuture.completedStage(receipt)
                        : CompletableFuture.supplyAsync(() -> noted(person, receipt), workers));
    }

    void close() {
        closed = true;
    }

    private Receipt noted(Person person, Receipt receipt) {
        ErasureLog there = log;
        try {
            if (there != null) {
                there.note(new ErasureLog.Erasure(person, receipt.erasedAt()));
            }
        } catch (IOException failure) {
            LOG.error(
                    "an erasure could not be noted, so a backup may bring the person back: {}",
                    failure.getClass().getName());
        }
        return receipt;
    }

    private void again(ErasureLog noted) {
        CompletionStage<Integer> done = CompletableFuture.completedStage(0);
        for (ErasureLog.Erasure erasure : read(noted)) {
            done = done.thenCompose(count -> hold(erasure).thenApply(erased -> count + (erased ? 1 : 0)));
        }
        done.whenComplete((count, away) -> {
            if (away != null) {
                later(() -> again(noted));
            } else if (count > 0) {
                LOG.warn("{} people were erased again, as the store had forgotten that they were", count);
            }
        });
    }

    private static List<ErasureLog.Erasure> read(ErasureLog noted) {
        try {
            return noted.noted();
        } catch (IOException | UncheckedIOException failure) {
            LOG.error(
                    "the list of erasures cannot be read: {}",
                    failure.getClass().getName());
            return List.of();
        }
    }

    /** Completes with whether it had to be done again. */
    private CompletionStage<Boolean> hold(ErasureLog.Erasure erasure) {
        return store.erasedSince(erasure.person(), erasure.at())
                .thenCompose(holds -> holds
                        ? CompletableFuture.completedStage(false)
                        : store.erase(erasure.person()).thenApply(receipt -> true));
    }

    private void later(Runnable task) {
        if (closed) {
            return;
        }
        CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, workers)
                .execute(() -> {
                    if (!closed) {
                        task.run();
                    }
                });
    }
}
