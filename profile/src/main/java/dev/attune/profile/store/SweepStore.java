package dev.attune.profile.store;

import dev.attune.profile.model.Person;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes over everybody once after it was changed how much is kept, so that what is there already goes, too. One process at a time does it,
 * one person after the other. Where it dies, another begins anew within {@link #LEASE} and {@link #LOOK}: seeing to somebody twice is the
 * same as once.
 */
public final class SweepStore {

    private static final Logger LOG = LoggerFactory.getLogger(SweepStore.class);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int KEYS_AT_ONCE = 500;

    private final Redis redis;
    private final Threads threads;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicLong done = new AtomicLong();
    private final String me = UUID.randomUUID().toString();

    SweepStore(Redis redis, Threads threads) {
        this.redis = redis;
        this.threads = threads;
    }

    /**
     * Sweeps from now on, whenever there is a version that nobody has swept for.
     *
     * @param version of how much is kept, as this process knows it; 0 for what the files say
     * @param each sees to one person
     * @return looks at once whether there is something to do
     */
    public Runnable begin(LongSupplier version, Function<Person, CompletionStage<Void>> each) {
        Runnable look = () -> look(version.getAsLong(), each);
        threads.every(LOOK, look);
        return look;
    }

    private void look(long version, Function<Person, CompletionStage<Void>> each) {
        if (version <= done.get() || !running.compareAndSet(false, true)) {
            return;
        }
        Threads.aside(take(version)
                .thenCompose(mine -> mine ? sweep(version, each) : CompletableFuture.completedStage(null))
                .whenComplete((swept, failure) -> {
                    running.set(false);
                    if (failure != null) {
                        LOG.info("going over what is kept ended early, and will begin again");
                    }
                }));
    }

    private CompletionStage<Boolean> take(long version) {
        return redis.call(commands -> commands.get(Keys.POLICIES_SWEPT)).thenCompose(swept -> {
            if (swept != null && Long.parseLong(swept) >= version) {
                done.set(version);
                return CompletableFuture.completedStage(false);
            }
            return redis.call(commands -> commands.set(
                            Keys.POLICIES_SWEEPER, me, SetArgs.Builder.nx().px(LEASE)))
                    .thenApply("OK"::equals);
        });
    }

    private CompletionStage<Void> sweep(long version, Function<Person, CompletionStage<Void>> each) {
        LOG.info("going over everybody for version {} of what is kept", version);
        return part(ScanCursor.INITIAL, each)
                .thenCompose(all -> redis.call(commands -> commands.set(Keys.POLICIES_SWEPT, Long.toString(version))))
                .thenAccept(set -> {
                    done.set(version);
                    LOG.info("what is kept of everybody is as version {} says", version);
                })
                .handle((swept, failure) -> failure)
                .thenCompose(failure -> redis.call(commands -> commands.del(Keys.POLICIES_SWEEPER))
                        .thenCompose(freed -> outcome(failure)));
    }

    private static CompletionStage<Void> outcome(@Nullable Throwable failure) {
        return failure == null ? CompletableFuture.completedStage(null) : CompletableFuture.failedStage(failure);
    }

    private CompletionStage<Void> part(ScanCursor from, Function<Person, CompletionStage<Void>> each) {
        ScanArgs args = ScanArgs.Builder.matches(Keys.OF_PEOPLE).limit(KEYS_AT_ONCE);
        return redis.call(commands -> commands.scan(from, args))
                .thenCompose(found -> one(people(found), 0, each)
                        .thenCompose(seen -> redis.call(
                                commands -> commands.set(Keys.POLICIES_SWEEPER, me, SetArgs.Builder.px(LEASE))))
                        .thenCompose(kept ->
                                found.isFinished() ? CompletableFuture.completedStage(null) : part(found, each)));
    }

    private static List<Person> people(KeyScanCursor<String> found) {
        List<Person> people = new ArrayList<>();
        for (String key : found.getKeys()) {
            Keys.personOf(key).filter(person -> !people.contains(person)).ifPresent(people::add);
        }
        return people;
    }

    private CompletionStage<Void> one(List<Person> people, int place, Function<Person, CompletionStage<Void>> each) {
        return place == people.size()
                ? CompletableFuture.completedStage(null)
                : each.apply(people.get(place))
                        .exceptionallyCompose(failure -> passOver())
                        .thenCompose(seen -> one(people, place + 1, each));
    }

    /** One whom this version cannot read must not keep the others from being seen to; a store that is away is another matter. */
    private CompletionStage<Void> passOver() {
        return redis.call(commands -> commands.ping())
                .thenAccept(answer -> LOG.warn("what is kept of somebody cannot be gone over; it stays as it is"));
    }
}
