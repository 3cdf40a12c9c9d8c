package dev.attune.profile.store;

import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Person;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What Redis does for one partition of the queue. The group of workers is made whenever Redis turns out not to have it. */
final class QueueStream {

    static final String PERSON = "p";
    static final String OFFERED = "q";
    static final String EXCHANGE = "e";

    private static final String GROUP = "learners";
    private static final Script CLAIM = Script.of("claim");
    private static final Script HOLD = Script.of("hold");
    private static final Script DONE = Script.of("done");
    private static final Script BURY = Script.of("bury");
    private static final Script REVIVE = Script.of("revive");
    private static final Script STATUS = Script.of("status");
    private static final Script PURGE = Script.of("purge");
    private static final Script CONSUMERS = Script.of("consumers");
    static final int MOST_DEAD = 10_000;
    private static final int MOST_CLAIMED = 50;
    private static final int MOST_PURGED = 200;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Redis redis;
    private final int partition;
    private final String key;
    private final String dead;
    private final String learned;

    QueueStream(Redis redis, int partition) {
        this.redis = redis;
        this.partition = partition;
        this.key = Keys.queue(partition);
        this.dead = Keys.dead(partition);
        this.learned = Keys.learned(partition);
    }

    int partition() {
        return partition;
    }

    /** Completes with the id of the entry. */
    CompletionStage<String> add(Exchange exchange, long offeredMicros) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(PERSON, PersonTag.of(exchange.person()));
        fields.put(OFFERED, Long.toString(offeredMicros));
        fields.put(EXCHANGE, ExchangeCodec.encode(exchange));
        return redis.call(commands -> commands.xadd(key, fields));
    }

    /** Waits for new entries on a connection of its own. */
    // Lettuce takes the streams as generic varargs, which cannot be made without this warning.
    @SuppressWarnings("unchecked")
    CompletionStage<List<QueueEntry>> read(Redis waiting, String consumer, int most, Duration block) {
        XReadArgs how = XReadArgs.Builder.count(most).block(block);
        return waiting.callWaiting(
                        block,
                        grouped(commands -> commands.xreadgroup(
                                Consumer.from(GROUP, consumer), how, XReadArgs.StreamOffset.lastConsumed(key))))
                .thenApply(entries -> entries.stream().map(this::entry).toList());
    }

    /** Takes over what workers have that were silent for so long. */
    CompletionStage<List<QueueEntry>> claim(String consumer, Duration silence) {
        List<String> values =
                List.of(GROUP, consumer, Long.toString(silence.toMillis()), Integer.toString(MOST_CLAIMED));
        return redis.call(grouped(commands -> CLAIM.run(commands, List.of(key), values)))
                .thenApply(answer -> {
                    List<QueueEntry> taken = new ArrayList<>();
                    for (int at = 0; at < answer.size(); at += 5) {
                        Map<String, String> fields = Map.of(
                                PERSON, String.valueOf(answer.get(at + 2)),
                                OFFERED, String.valueOf(answer.get(at + 3)),
                                EXCHANGE, String.valueOf(answer.get(at + 4)));
                        int delivery = Math.toIntExact((Long) answer.get(at + 1));
                        taken.add(new QueueEntry(partition, String.valueOf(answer.get(at)), fields, delivery));
                    }
                    return taken;
                });
    }

    /** Says how long these entries of a consumer have been silent; completes with those that it has lost. */
    CompletionStage<List<String>> hold(String consumer, Duration silence, List<QueueEntry> entries) {
        List<String> values = new ArrayList<>(List.of(GROUP, consumer, Long.toString(silence.toMillis())));
        for (QueueEntry entry : entries) {
            values.add(entry.entry());
            values.add(Integer.toString(entry.attempt()));
        }
        return redis.call(grouped(commands -> HOLD.run(commands, List.of(key), values)))
                .thenApply(answer -> answer.stream().map(String::valueOf).toList());
    }

    CompletionStage<?> done(String entry) {
        String now = Long.toString(Instant.now().toEpochMilli());
        return redis.script(DONE, List.of(key, learned), List.of(GROUP, entry, now));
    }

    CompletionStage<?> bury(QueueEntry entry, String error) {
        List<String> values = List.of(
                GROUP,
                entry.entry(),
                Integer.toString(MOST_DEAD),
                error,
                Integer.toString(entry.attempt()),
                Long.toString(Instant.now().toEpochMilli()));
        return redis.script(BURY, List.of(key, dead), values);
    }

    /** Adds to the dead letters what is in no queue any more. */
    CompletionStage<?> dead(Exchange exchange, long offeredMicros, String error, int attempts) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(PERSON, PersonTag.of(exchange.person()));
        fields.put(OFFERED, Long.toString(offeredMicros));
        fields.put(EXCHANGE, ExchangeCodec.encode(exchange));
        fields.put("error", error);
        fields.put("attempts", Integer.toString(attempts));
        fields.put("at", Long.toString(Instant.now().toEpochMilli()));
        return redis.call(commands -> commands.xadd(dead, XAddArgs.Builder.maxlen(MOST_DEAD), fields));
    }

    /** Length, when the first entry was offered, dead letters, when one was last learned. */
    CompletionStage<List<Object>> status() {
        return redis.script(STATUS, List.of(key, dead, learned), List.of());
    }

    CompletionStage<List<StreamMessage<String, String>>> dead(Range<String> range, int most) {
        return redis.call(commands -> commands.xrevrange(dead, range, Limit.from(most)));
    }

    /** Puts a dead letter back, as old as it was; completes with whether it was there. */
    CompletionStage<Boolean> revive(String entry) {
        return redis.script(REVIVE, List.of(key, dead), List.of(entry)).thenApply(answer -> (Long) answer.get(0) == 1);
    }

    /** Removes a dead letter; completes with whether it was there. */
    CompletionStage<Boolean> drop(String entry) {
        return redis.call(commands -> commands.xdel(dead, entry)).thenApply(removed -> removed == 1);
    }

    /** The id of the newest entry; empty when there is none. */
    CompletionStage<Optional<String>> newest() {
        return redis.call(commands -> commands.xrevrange(key, Range.unbounded(), Limit.from(1)))
                .thenApply(entries -> entries.stream().findFirst().map(StreamMessage::getId));
    }

    /** Whether there is no entry in this range of ids. */
    CompletionStage<Boolean> isEmpty(String from, String to) {
        return redis.call(commands -> commands.xrange(key, Range.create(from, to), Limit.from(1)))
                .thenApply(List::isEmpty);
    }

    /** Removes a person's entries, dead ones as well, and completes with their number. */
    CompletionStage<Long> purge(Person person) {
        String tag = PersonTag.of(person);
        return purge(key, List.of(GROUP, tag), "-").thenCombine(purge(dead, List.of("", tag), "-"), Long::sum);
    }

    CompletionStage<?> forgetConsumers() {
        List<String> values = List.of(GROUP, Long.toString(FORGOTTEN_AFTER.toMillis()));
        return redis.call(grouped(commands -> CONSUMERS.run(commands, List.of(key), values)));
    }

    private CompletionStage<Long> purge(String stream, List<String> whom, String from) {
        List<String> values = List.of(whom.get(0), whom.get(1), from, Integer.toString(MOST_PURGED));
        return redis.script(PURGE, List.of(stream), values).thenCompose(answer -> {
            long removed = (Long) answer.get(0);
            String rest = String.valueOf(answer.get(1));
            return rest.isEmpty()
                    ? CompletableFuture.completedStage(removed)
                    : purge(stream, whom, rest).thenApply(more -> removed + more);
        });
    }

    private QueueEntry entry(StreamMessage<String, String> message) {
        return new QueueEntry(partition, message.getId(), message.getBody(), 1);
    }

    private <T> Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> grouped(
            Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return commands -> command.apply(commands).exceptionallyCompose(failure -> {
            if (!isRefusal(failure, "NOGROUP")) {
                return CompletableFuture.failedStage(failure);
            }
            return commands.xgroupCreate(
                            XReadArgs.StreamOffset.from(key, "0"), GROUP, XGroupCreateArgs.Builder.mkstream())
                    .exceptionallyCompose(exists -> isRefusal(exists, "BUSYGROUP")
                            ? CompletableFuture.completedStage("")
                            : CompletableFuture.failedStage(exists))
                    .thenCompose(made -> command.apply(commands));
        });
    }

    private static boolean isRefusal(Throwable failure, String code) {
        Throwable cause = Failures.cause(failure);
        return cause instanceof RedisCommandExecutionException
                && Failures.firstWord(cause.getMessage()).equals(code);
    }
}
