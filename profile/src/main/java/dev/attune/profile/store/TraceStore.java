package dev.attune.profile.store;

import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Trace;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** What went into each answer, kept for a while. A trace lies among its person's keys; a key of its own leads there from its id. */
public final class TraceStore {

    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}-\\d{1,18}");
    private static final String ID = "i";
    private static final String TEXT = "t";

    private final Redis redis;
    private final FeedbackStore feedback;
    private final StoreSettings.Keep keep;

    TraceStore(Redis redis, FeedbackStore feedback, StoreSettings.Keep keep) {
        this.redis = redis;
        this.feedback = feedback;
        this.keep = keep;
    }

    /** Newest first. */
    public CompletionStage<Page<Trace>> list(Person person, Page.Request page) {
        String cursor = page.cursor();
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            return CompletableFuture.failedStage(new InvalidInput("cursor", "is not one that a list of traces gave"));
        }
        Range.Boundary<String> newest = cursor == null ? Range.Boundary.unbounded() : Range.Boundary.excluding(cursor);
        Range<String> range = Range.from(Range.Boundary.including(Long.toString(oldest(keep))), newest);
        return redis.call(commands -> commands.xrevrange(Keys.of(person).traces(), range, Limit.from(page.limit() + 1)))
                .thenApply(entries -> {
                    boolean more = entries.size() > page.limit();
                    List<StreamMessage<String, String>> shown = more ? entries.subList(0, page.limit()) : entries;
                    return new Page<>(
                            shown.stream().map(entry -> trace(person, entry)).toList(),
                            more ? shown.get(page.limit() - 1).getId() : null);
                })
                .thenCompose(traces ->
                        feedback.join(person, traces.items()).thenApply(joined -> new Page<>(joined, traces.cursor())));
    }

    public CompletionStage<Optional<Trace>> find(String tenant, String id) {
        return redis.call(commands -> commands.get(Keys.trace(tenant, id)))
                .thenCompose(way ->
                        way == null ? CompletableFuture.completedStage(Optional.empty()) : find(TraceWay.of(way), id))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(found)
                        : feedback.join(found.get().person(), List.of(found.get()))
                                .thenApply(joined -> Optional.of(joined.get(0))));
    }

    private CompletionStage<Optional<Trace>> find(TraceWay way, String id) {
        return find(way, id, way.near())
                .thenCompose(near ->
                        near.isPresent() ? CompletableFuture.completedStage(near) : find(way, id, Range.unbounded()));
    }

    private CompletionStage<Optional<Trace>> find(TraceWay way, String id, Range<String> range) {
        Keys keys = way.keys();
        return redis.call(commands -> commands.xrange(keys.traces(), range))
                .thenApply(entries -> entries.stream()
                        .filter(entry -> id.equals(entry.getBody().get(ID)))
                        .findFirst()
                        .map(entry -> trace(PersonTag.person(keys.tag()), entry)));
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

    /** Time since 1970 in milliseconds that the oldest trace to be kept was made at. */
    private static long oldest(StoreSettings.Keep keep) {
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
