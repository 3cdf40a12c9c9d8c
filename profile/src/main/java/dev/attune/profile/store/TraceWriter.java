package dev.attune.profile.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps traces behind the answers, and tells the watchers of events. The first is written at once; what comes while it is under way goes
 * together, since a command for each would cost more than all else that a request takes. Lossy: while Redis is away, or when more comes
 * than can be written, traces are dropped.
 */
public final class TraceWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final Script TRACE = Script.of("trace");
    private static final Duration GATHER = Duration.ofMillis(5);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 200;

    private final Redis redis;
    private final Threads threads;
    private final Supplier<StoreSettings.Keep> keep;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LongAdder lost = new LongAdder();
    private final AtomicBoolean writing = new AtomicBoolean();

    TraceWriter(Redis redis, Threads threads, Supplier<StoreSettings.Keep> keep) {
        this.redis = redis;
        this.threads = threads;
        this.keep = keep;
    }

    /**
     * Keeps a trace soon, unless the person is erased since the request came. Returns at once and never fails; the trace is made on a thread
     * of the store.
     */
    public void keep(Instant asked, Supplier<Trace> trace) {
        if (count.incrementAndGet() > MOST_WAITING) {
            count.decrementAndGet();
            lost.increment();
            LOG.debug("a trace was lost: too many wait");
            return;
        }
        waiting.add(new Waiting(asked, trace));
        begin();
    }

    /** Traces that were not kept. */
    public long lost() {
        return lost.sum();
    }

    /** Completes when nothing waits any more. */
    CompletionStage<Void> settled() {
        return count.get() == 0 && !writing.get()
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.runAsync(
                                () -> {}, CompletableFuture.delayedExecutor(GATHER.toMillis(), MILLISECONDS))
                        .thenCompose(later -> settled());
    }

    private void begin() {
        if (writing.compareAndSet(false, true)) {
            threads.work().execute(this::write);
        }
    }

    private void write() {
        List<Waiting> next = take();
        if (next.isEmpty()) {
            writing.set(false);
            if (!waiting.isEmpty()) {
                begin();
            }
            return;
        }
        Threads.aside(made(next).thenCompose(this::save).whenComplete((done, failure) -> {
            if (failure != null) {
                lost.add(next.size());
                LOG.debug("{} traces were lost", next.size());
            }
            threads.after(GATHER, () -> threads.work().execute(this::write));
        }));
    }

    private static CompletionStage<List<Made>> made(List<Waiting> traces) {
        return CompletableFuture.supplyAsync(
                () -> traces.stream()
                        .map(one -> new Made(one.asked(), one.trace().get()))
                        .toList(),
                Runnable::run);
    }

    private List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>();
        while (taken.size() < MOST_AT_ONCE) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            count.decrementAndGet();
            taken.add(next);
        }
        return taken;
    }

    /** Keeps these, but for those of people who were erased since. */
    CompletionStage<Void> save(List<Made> traces) {
        Map<Person, List<Made>> byPerson = new LinkedHashMap<>();
        traces.forEach(made -> byPerson.computeIfAbsent(made.trace().person(), person -> new ArrayList<>())
                .add(made));
        CompletableFuture<?>[] saved = byPerson.entrySet().stream()
                .map(theirs -> save(theirs.getKey(), theirs.getValue()).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(saved);
    }

    private CompletionStage<Void> save(Person person, List<Made> traces) {
        Keys keys = Keys.of(person);
        StoreSettings.Keep kept = keep.get();
        SetArgs expiry = SetArgs.Builder.px(kept.traces().toMillis());
        List<String> values = values(traces, kept);
        return redis.call(commands -> {
                    for (Made made : traces) {
                        Trace trace = made.trace();
                        Threads.aside(commands.set(
                                Keys.trace(person.tenant(), trace.id()), TraceWay.text(keys, trace.at()), expiry));
                    }
                    return TRACE.run(commands, List.of(keys.traces(), keys.erased()), values);
                })
                .thenCompose(gone -> forget(person, gone));
    }

    private static List<String> values(List<Made> traces, StoreSettings.Keep kept) {
        List<String> values = new ArrayList<>();
        values.add(Integer.toString(kept.tracesEach()));
        values.add(Long.toString(kept.traces().toMillis()));
        values.add(Keys.EVENTS);
        for (Made made : traces) {
            Trace trace = made.trace();
            values.add(Long.toString(Micro.of(made.asked())));
            values.add(trace.id());
            values.add(TraceCodec.encode(trace));
            values.add(EventCodec.headOf(trace));
        }
        return values;
    }

    private CompletionStage<Void> forget(Person person, List<Object> traces) {
        if (traces.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        return redis.call(commands -> {
            CompletionStage<Void> done = CompletableFuture.completedStage(null);
            for (Object trace : traces) {
                done = done.thenCombine(
                        commands.del(Keys.trace(person.tenant(), String.valueOf(trace))), (before, one) -> null);
            }
            return done;
        });
    }

    /** A trace to be made. */
    private record Waiting(Instant asked, Supplier<Trace> trace) {}

    /** A trace, and when its request came. */
    record Made(Instant asked, Trace trace) {}
}
