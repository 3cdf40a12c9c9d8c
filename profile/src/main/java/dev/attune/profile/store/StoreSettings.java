package dev.attune.profile.store;

import dev.attune.profile.model.Controls;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How to reach Redis, and the bounds of what is kept.
 *
 * @param url {@code redis://}, {@code rediss://}, {@code redis-sentinel://}, {@code redis-cluster://} or {@code rediss-cluster://}
 * @param timeout longest wait for an answer of Redis
 * @param defaults by tenant, the switches of a person who never set any
 * @param cachedMemories most memories that this process keeps at hand, over all people; a person counts as one more
 * @param keep what is kept, as it is at the moment; read once for each step
 */
public record StoreSettings(
        String url,
        Duration timeout,
        Function<String, Controls> defaults,
        long cachedMemories,
        Supplier<Keep> keep,
        Queue queue) {

    public StoreSettings {
        positive("store.timeout", timeout);
        positive("store.cached-memories", cachedMemories);
    }

    /** The usual bounds. */
    public static StoreSettings of(String url, Controls defaults) {
        return of(url, tenant -> defaults);
    }

    /** The same with switches that differ between tenants. */
    public static StoreSettings of(String url, Function<String, Controls> defaults) {
        return new StoreSettings(url, Duration.ofSeconds(1), defaults, 200_000, () -> Keep.USUAL, Queue.USUAL);
    }

    public StoreSettings withTimeout(Duration next) {
        return new StoreSettings(url, next, defaults, cachedMemories, keep, queue);
    }

    public StoreSettings withKeep(Keep next) {
        return withKeep(() -> next);
    }

    public StoreSettings withKeep(Supplier<Keep> next) {
        return new StoreSettings(url, timeout, defaults, cachedMemories, next, queue);
    }

    public StoreSettings withQueue(Queue next) {
        return new StoreSettings(url, timeout, defaults, cachedMemories, keep, next);
    }

    /**
     * What is kept of each person, and for how long.
     *
     * @param traces how long a trace is kept
     * @param tracesEach most traces of a person; the oldest go first
     * @param turnsEach most turns of a person that are remembered as learned; the older half is forgotten first, at once
     * @param saidEach most entries of a person's ledger; the oldest go first, and what was made of them stays
     * @param historyEach most adaptations of a person that are kept one by one; what the oldest came to stays
     * @param erasures how long an erasure keeps older exchanges from being learned
     */
    public record Keep(
            Duration traces, int tracesEach, int turnsEach, int saidEach, int historyEach, Duration erasures) {

        public static final int FEWEST_SAID = 16;

        public static final Keep USUAL =
                new Keep(Duration.ofDays(30), 1_000, 50_000, 5_000, 10_000, Duration.ofDays(90));

        public Keep {
            positive("store.keep.traces", traces);
            positive("store.keep.traces-each", tracesEach);
            positive("store.keep.turns-each", turnsEach);
            positive("store.keep.history-each", historyEach);
            if (saidEach < FEWEST_SAID) {
                throw new IllegalArgumentException(
                        "store.keep.said-each must be at least " + FEWEST_SAID + ", is " + saidEach);
            }
            positive("store.keep.erasures", erasures);
        }

        public Keep withEach(int said, int history) {
            return new Keep(traces, tracesEach, turnsEach, said, history, erasures);
        }

        public Keep withTraces(Duration next, int each) {
            return new Keep(next, each, turnsEach, saidEach, historyEach, erasures);
        }
    }

    /**
     * Bounds of the learning queue.
     *
     * @param partitions streams that people are spread over; must be the same in every process
     * @param deliveries how often an exchange is tried before it goes to the dead letters
     * @param takeover after how much silence of a worker others take over its exchanges
     * @param firstRetry wait before the second try; it doubles with every further one
     * @param bufferedExchanges most exchanges kept in this process while Redis is away
     * @param bufferedCharacters most text in them, in UTF-16 units
     */
    public record Queue(
            int partitions,
            int deliveries,
            Duration takeover,
            Duration firstRetry,
            int bufferedExchanges,
            long bufferedCharacters) {

        public static final Queue USUAL =
                new Queue(1, 5, Duration.ofSeconds(5), Duration.ofSeconds(1), 10_000, 16 * 1024 * 1024);

        public Queue {
            positive("store.queue.partitions", partitions);
            positive("store.queue.deliveries", deliveries);
            positive("store.queue.takeover", takeover);
            positive("store.queue.first-retry", firstRetry);
            positive("store.queue.buffered-exchanges", bufferedExchanges);
            positive("store.queue.buffered-characters", bufferedCharacters);
        }

        public Queue withRetries(int nextDeliveries, Duration nextFirstRetry) {
            return new Queue(
                    partitions, nextDeliveries, takeover, nextFirstRetry, bufferedExchanges, bufferedCharacters);
        }

        public Queue withPartitions(int next) {
            return new Queue(next, deliveries, takeover, firstRetry, bufferedExchanges, bufferedCharacters);
        }

        public Queue withTakeover(Duration next) {
            return new Queue(partitions, deliveries, next, firstRetry, bufferedExchanges, bufferedCharacters);
        }
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1ms, is " + value);
        }
    }
}
