package dev.attune.profile.store;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.SetArgs;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * What went into each answer, kept for a while.
 *
 * <p>A trace lies among its person's keys; a key of its own leads there from its id. That key is written ahead of the trace and filled in
 * after it only if it is still there, so that an erasure in between leaves nothing behind.
 */
public final class TraceStore {

    private static final Script TRACE = Script.of("trace");
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}-\\d{1,18}");
    private static final String ID = "i";
    private static final String TEXT = "t";

    private final Redis redis;
    private final StoreSettings.Keep keep;

    TraceStore(Redis redis, StoreSettings.Keep keep) {
        this.redis = redis;
        this.keep = keep;
    }

    /** Keeps a trace, unless the person was erased since. */
    public CompletionStage<Void> save(Trace trace) {
        Keys keys = Keys.of(trace.person());
        String way = Keys.trace(trace.person().tenant(), trace.id());
        long kept = keep.traces().toMillis();
        List<String> values = List.of(
                Long.toString(Micro.of(trace.at())),
                trace.id(),
                TraceCodec.encode(trace),
                Integer.toString(keep.tracesEach()),
                Long.toString(oldest()),
                Long.toString(kept));
        return redis.call(commands -> commands.set(way, keys.tag(), SetArgs.Builder.px(kept)))
                .thenCompose(set -> redis.script(TRACE, List.of(keys.traces(), keys.erased()), values))
                .thenCompose(answer -> finish(way, keys.tag(), String.valueOf(answer.get(0))))
                .thenAccept(done -> {});
    }

    private CompletionStage<?> finish(String way, String tag, String entry) {
        if (entry.isEmpty()) {
            return redis.call(commands -> commands.del(way));
        }
        SetArgs onlyIfThere = SetArgs.Builder.px(keep.traces().toMillis()).xx();
        return redis.call(commands -> commands.set(way, tag + ' ' + entry, onlyIfThere));
    }

    /** Newest first. */
    public CompletionStage<Page<Trace>> list(Person person, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            return CompletableFuture.failedStage(new InvalidInput("cursor", "is not one that a list of traces gave"));
        }
        Range.Boundary<String> newest = cursor == null ? Range.Boundary.unbounded() : Range.Boundary.excluding(cursor);
        Range<String> range = Range.from(Range.Boundary.including(Long.toString(oldest())), newest);
        return redis.call(commands -> commands.xrevrange(Keys.of(person).traces(), range, Limit.from(page.limit() + 1)))
                .thenApply(entries -> {
                    boolean more = entries.size() > page.limit();
                    List<StreamMessage<String, String>> shown = more ? entries.subList(0, page.limit()) : entries;
                    return new Page<>(
                            shown.stream().map(entry -> trace(person, entry)).toList(),
                            more ? shown.get(page.limit() - 1).getId() : null);
                });
    }

    public CompletionStage<Optional<Trace>> find(String tenant, String id) {
        return redis.call(commands -> commands.get(Keys.trace(tenant, id))).thenCompose(way -> {
            int space = way == null ? -1 : way.indexOf(' ');
            if (way == null || space < 0) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            Keys keys = new Keys(way.substring(0, space));
            String entry = way.substring(space + 1);
            return redis.call(commands -> commands.xrange(keys.traces(), Range.create(entry, entry)))
                    .thenApply(found ->
                            found.stream().findFirst().map(one -> trace(PersonTag.person(keys.tag()), one)));
        });
    }

    /** The ids of all traces of a person. */
    CompletionStage<List<String>> ids(Person person) {
        return redis.call(commands -> commands.xrange(Keys.of(person).traces(), Range.unbounded()))
                .thenApply(entries -> entries.stream()
                        .map(entry -> entry.getBody().getOrDefault(ID, ""))
                        .toList());
    }

    /** Removes the ways that lead to these traces. */
    CompletionStage<Void> forget(Person person, List<String> traces) {
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (String trace : traces) {
            String way = Keys.trace(person.tenant(), trace);
            done = done.thenCombine(redis.call(commands -> commands.del(way)), (before, count) -> null);
        }
        return done;
    }

    private long oldest() {
        return Instant.now().minus(keep.traces()).toEpochMilli();
    }

    private static Trace trace(Person person, StreamMessage<String, String> entry) {
        try {
            return TraceCodec.decode(person, entry.getBody().getOrDefault(TEXT, ""));
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
    }
}
