package dev.attune.profile.store;

import dev.attune.profile.model.Arm;
import dev.attune.profile.model.Feedback;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.Tally;
import dev.attune.profile.model.Trace;
import io.lettuce.core.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people thought of answers, kept as long as the traces of these. A second word on an answer takes the place of the first. */
public final class FeedbackStore {

    private static final Script RATE = Script.of("rate");

    private final Redis redis;
    private final UseStore use;
    private final Supplier<StoreSettings.Keep> keep;

    FeedbackStore(Redis redis, UseStore use, Supplier<StoreSettings.Keep> keep) {
        this.redis = redis;
        this.use = use;
        this.keep = keep;
    }

    /**
     * Keeps it and counts it.
     *
     * @param arm that it counts for; absent when it counts for none
     * @return whether it was kept: not when the person was erased or switched off since
     */
    public CompletionStage<Boolean> rate(Person person, String trace, Feedback feedback, @Nullable Arm arm) {
        Keys keys = Keys.of(person);
        StoreSettings.Keep kept = keep.get();
        List<String> values = List.of(
                Long.toString(Micro.of(feedback.at())),
                trace,
                Long.toString(Math.round(feedback.rating() * Tally.SCALE)),
                encode(feedback),
                arm == null ? "" : arm.label(),
                Long.toString(kept.traces().toMillis()),
                Integer.toString(kept.tracesEach()));
        return redis.script(
                        RATE,
                        List.of(keys.feedback(), keys.use(), keys.erased(), keys.conversations(), keys.traces()),
                        values)
                .thenCompose(answer -> answer.isEmpty()
                        ? CompletableFuture.completedStage(false)
                        : use.settle(person, answer).thenApply(settled -> true));
    }

    /** Lets go of what was thought of these traces, and of the rest by that moment. */
    CompletionStage<Void> forget(Person person, List<String> traces, long untilMillis) {
        String key = Keys.of(person).feedback();
        CompletionStage<?> gone = traces.isEmpty()
                ? CompletableFuture.completedStage(null)
                : redis.call(commands -> commands.hdel(key, traces.toArray(String[]::new)));
        return gone.thenCompose(removed -> redis.call(commands -> commands.pexpireat(key, untilMillis)))
                .thenAccept(set -> {});
    }

    /** The traces with what the person thought of them. */
    CompletionStage<List<Trace>> join(Person person, List<Trace> traces) {
        if (traces.isEmpty()) {
            return CompletableFuture.completedStage(traces);
        }
        String[] ids = traces.stream().map(Trace::id).toArray(String[]::new);
        return redis.call(commands -> commands.hmget(Keys.of(person).feedback(), ids))
                .thenApply(found -> joined(traces, found));
    }

    private static List<Trace> joined(List<Trace> traces, List<KeyValue<String, String>> found) {
        List<Trace> joined = new ArrayList<>(traces.size());
        for (int place = 0; place < traces.size(); place++) {
            String text = found.get(place).getValueOrElse("");
            Trace trace = traces.get(place);
            joined.add(text.isEmpty() ? trace : trace.with(decode(text)));
        }
        return joined;
    }

    private static String encode(Feedback feedback) {
        return CompactWriter.array(writer -> {
            writer.time(feedback.at());
            writer.decimal(feedback.rating());
            writer.text(feedback.comment());
        });
    }

    private static Feedback decode(String text) {
        int begin = text.indexOf('|', text.indexOf('|') + 1) + 1;
        try {
            return CompactReader.array(text.substring(begin), reader -> {
                var at = reader.time();
                double rating = reader.decimal();
                return new Feedback(rating, reader.textOrNull(), at);
            });
        } catch (Unreadable unreadable) {
            throw Failures.of(unreadable);
        }
    }
}
