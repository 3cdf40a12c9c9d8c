package dev.attune.profile.store;

import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Person;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Turns that wait for the LLM: a batch for each person, in their slot, and an index of whose batch is due when, which all processes
 * take from. A batch is taken by one worker at a time, who says regularly that it still has it; what a dead one had is taken again.
 * Times are those of Redis.
 */
public final class BatchStore {

    private static final Script BATCH = Script.of("batch");
    private static final Script AWAIT = Script.of("await");
    private static final Script TAKE = Script.of("take");
    private static final Script KEEP = Script.of("keep");
    private static final Script RELEASE = Script.of("release");
    private static final Script FLUSH = Script.of("flush");
    private static final List<String> WAITING = List.of(Keys.LLM_DUE, Keys.LLM_PARKED, Keys.LLM_SINCE, Keys.LLM_TRIES);
    private static final List<String> ALL =
            List.of(Keys.LLM_DUE, Keys.LLM_PARKED, Keys.LLM_SINCE, Keys.LLM_TRIES, Keys.LLM_TAKEN);
    private static final int MOST_TURNS = 1_000;
    private static final int FLUSHED_AT_ONCE = 1_000;
    private static final String EVERYBODY = "";

    private final Redis redis;
    private final Waits waits;
    private final LearningQueue queue;

    BatchStore(Redis redis, Waits waits, LearningQueue queue) {
        this.redis = redis;
        this.waits = waits;
        this.queue = queue;
    }

    /**
     * Puts turns of one exchange into their person's batch, each once, and makes it due: at once when it is full, else at this age
     * at the latest. Of somebody erased since they were said nothing is kept.
     *
     * @param turns of one person, queued at the same moment; not empty
     * @param full as many turns as a call takes
     */
    public CompletionStage<Added> add(Person person, List<WaitingTurn> turns, int full, Duration age) {
        Keys keys = Keys.of(person);
        List<String> values = new ArrayList<>();
        values.add(Long.toString(Micro.of(turns.get(0).said())));
        values.add(Integer.toString(MOST_TURNS));
        for (WaitingTurn turn : turns) {
            values.add(TurnDigest.of(turn.candidate().turn()));
            values.add(WaitingTurnCodec.encode(turn));
        }
        return redis.script(BATCH, List.of(keys.batch(), keys.erased()), values).thenCompose(answer -> {
            long length = (Long) answer.get(0);
            int left = Math.toIntExact((Long) answer.get(1));
            if (length <= 0) {
                return CompletableFuture.completedStage(new Added(0, false));
            }
            String wait = length >= full ? "0" : Long.toString(age.toMillis());
            return redis.script(AWAIT, WAITING, List.of(keys.tag(), wait))
                    .thenApply(noted -> new Added(left, length >= full));
        });
    }

    /** Takes batches that are due, for this long at first. */
    public CompletionStage<List<Taken>> take(int most, Duration lease) {
        return redis.script(TAKE, ALL, List.of(Long.toString(lease.toMillis()), Integer.toString(most)))
                .thenApply(answer -> {
                    List<Taken> taken = new ArrayList<>();
                    for (int at = 0; at < answer.size(); at += 2) {
                        Person person = PersonTag.person(String.valueOf(answer.get(at)));
                        taken.add(new Taken(person, Math.toIntExact((Long) answer.get(at + 1))));
                    }
                    return taken;
                });
    }

    /** Says that these are still being worked on. */
    public CompletionStage<?> keep(Collection<Person> people, Duration lease) {
        List<String> values = new ArrayList<>();
        values.add(Long.toString(lease.toMillis()));
        people.forEach(person -> values.add(PersonTag.of(person)));
        return redis.script(KEEP, List.of(Keys.LLM_TAKEN), values);
    }

    /** What waits in a person's batch, in the order in which it was said. What cannot be read is left out, and taken out. */
    public CompletionStage<List<WaitingTurn>> read(Person person) {
        String key = Keys.of(person).batch();
        return redis.call(commands -> commands.hgetall(key)).thenCompose(fields -> {
            List<WaitingTurn> turns = new ArrayList<>();
            List<String> unreadable = new ArrayList<>();
            fields.forEach((digest, text) -> {
                try {
                    turns.add(WaitingTurnCodec.decode(person, text));
                } catch (Unreadable failure) {
                    unreadable.add(digest);
                }
            });
            turns.sort(WaitingTurn.ORDER);
            return drop(person, unreadable).thenApply(dropped -> turns);
        });
    }

    /** Takes turns out of a batch. */
    public CompletionStage<?> remove(Person person, Collection<WaitingTurn> turns) {
        return drop(
                person,
                turns.stream()
                        .map(turn -> TurnDigest.of(turn.candidate().turn()))
                        .toList());
    }

    /** Moves turns to the dead letters. */
    public CompletionStage<?> bury(Person person, List<WaitingTurn> turns, String error, int attempts) {
        CompletionStage<?> buried = CompletableFuture.completedStage(null);
        for (WaitingTurn turn : turns) {
            buried = buried.thenCompose(
                    before -> queue.bury(turn.candidate().exchange(), Micro.of(turn.said()), error, attempts));
        }
        return buried.thenCompose(all -> remove(person, turns));
    }

    /** Lets go of a batch of which nothing is left to do now. */
    public CompletionStage<?> done(Person person) {
        return release(person, "done", Duration.ZERO, 0);
    }

    /** Lets go of a batch until it is tried again. */
    public CompletionStage<?> again(Person person, Duration wait, boolean counts) {
        return release(person, "again", wait, counts ? 1 : 0);
    }

    /** Lets go of a batch whose failing turns are out of it: what is left is due at once, and has not failed yet. */
    public CompletionStage<?> more(Person person) {
        String tag = PersonTag.of(person);
        return redis.call(commands -> commands.hlen(Keys.of(person).batch()))
                .thenCompose(length -> length == 0
                        ? CompletableFuture.completedStage(List.of())
                        : redis.script(AWAIT, WAITING, List.of(tag, "0")))
                .thenCompose(noted -> release(person, "more", Duration.ZERO, 0));
    }

    /** Lets go of a batch until there is a budget for it; that is no backlog. */
    public CompletionStage<?> park(Person person, Duration wait) {
        return release(person, "park", wait, 0);
    }

    /** Lets the index know nothing of a person. */
    CompletionStage<?> forget(Person person) {
        return release(person, "gone", Duration.ZERO, 0);
    }

    /** Makes every batch due at once, and completes when all that waited is learned, given up or parked. */
    public CompletionStage<Void> drained() {
        return flushAll()
                .thenCompose(then -> waits.until(() -> redis.call(commands ->
                                commands.zrangebyscore(Keys.LLM_SINCE, Range.create(0, then), Limit.from(1)))
                        .thenApply(List::isEmpty)));
    }

    /** The same for one person's batch. */
    public CompletionStage<Void> drained(Person person) {
        String tag = PersonTag.of(person);
        return flush(tag)
                .thenCompose(answer -> waits.until(() -> redis.call(commands -> commands.zscore(Keys.LLM_SINCE, tag))
                        .thenApply(since -> since == null || since > (Long) answer.get(0))));
    }

    /** People whose batch waits or is worked on, since when the first, and how many are parked. */
    public CompletionStage<LearningStatus> on(LearningStatus status) {
        return redis.call(commands -> commands.zcard(Keys.LLM_SINCE))
                .thenCombine(
                        redis.call(commands -> commands.zrangeWithScores(Keys.LLM_SINCE, 0, 0)),
                        (count, first) -> first.isEmpty()
                                ? status
                                : status.plus(count, age((long) first.get(0).getScore())))
                .thenCombine(
                        redis.call(commands -> commands.zcard(Keys.LLM_PARKED)),
                        (whole, parked) -> whole.with(whole.llm().withParked(parked)));
    }

    private static long age(long since) {
        return Math.max(
                0, Duration.between(Instant.ofEpochMilli(since), Instant.now()).toSeconds());
    }

    private CompletionStage<Long> flushAll() {
        return flush(EVERYBODY)
                .thenCompose(answer -> (Long) answer.get(1) == 1
                        ? flushAll()
                        : CompletableFuture.completedStage((Long) answer.get(0)));
    }

    private CompletionStage<List<Object>> flush(String tag) {
        return redis.script(
                FLUSH, List.of(Keys.LLM_DUE, Keys.LLM_TRIES), List.of(tag, Integer.toString(FLUSHED_AT_ONCE)));
    }

    private CompletionStage<?> release(Person person, String how, Duration wait, int tries) {
        List<String> values =
                List.of(PersonTag.of(person), how, Long.toString(wait.toMillis()), Integer.toString(tries));
        return redis.script(RELEASE, ALL, values);
    }

    private CompletionStage<?> drop(Person person, List<String> digests) {
        return digests.isEmpty()
                ? CompletableFuture.completedStage(0L)
                : redis.call(commands -> commands.hdel(Keys.of(person).batch(), digests.toArray(String[]::new)));
    }

    /**
     * What became of turns that were added.
     *
     * @param left how many found no room
     * @param full whether the batch is due for its size
     */
    public record Added(int left, boolean full) {}

    /**
     * A batch that is this worker's for a while.
     *
     * @param tries how often it failed
     */
    public record Taken(Person person, int tries) {}
}
