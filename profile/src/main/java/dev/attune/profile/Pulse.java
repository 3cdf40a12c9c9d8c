package dev.attune.profile;

import java.time.Instant;
import java.util.Map;

/**
 * How this process's side of the profile stands right now; counts are since its start. Nothing in it names a person.
 *
 * @param store whether the store answers
 * @param outages how often it ceased to
 * @param caches by what is kept at hand: {@code profiles}, {@code conversations}, {@code questions}
 * @param eventsDropped events that watchers were not told of
 * @param watchers of events at the moment, here
 * @param tracesLost answers that have no trace
 * @param meaning whether texts have a meaning here
 */
public record Pulse(
        StoreHealth store,
        long outages,
        Map<String, CacheUse> caches,
        long eventsDropped,
        long watchers,
        long tracesLost,
        Meaning meaning) {

    public static final Pulse NONE = new Pulse(
            new StoreHealth(true, Instant.EPOCH, ""),
            0,
            Map.of(),
            0,
            0,
            0,
            new Meaning(MeaningState.OFF, Instant.EPOCH, ""));

    public Pulse {
        caches = Map.copyOf(caches);
    }

    /** How often what was asked for was at hand, and how often not. */
    public record CacheUse(long hits, long misses) {}

    /**
     * The encoder of texts.
     *
     * @param since when that began
     * @param problem in words for an operator; empty unless it failed
     */
    public record Meaning(MeaningState state, Instant since, String problem) {}

    /** Whether texts have a meaning. */
    public enum MeaningState {
        /** Switched off by the operator. */
        OFF,
        /** Not loaded yet. */
        LOADING,
        READY,
        /** It cannot be loaded: memories are found by their words alone. */
        FAILED
    }
}
