package dev.attune.profile.learn.habit;

import java.time.Instant;
import java.util.Map;

/**
 * What was counted of a person's behaviour. It is kept apart from the profile, because it changes with every exchange and no request
 * needs it.
 *
 * @param revision counts the changes; a commit that was worked out on another one is a conflict
 * @param counts the text that each observer made, by the observer's name
 * @param floors when a hand last set or took back a trait, by the key of the trait: what was counted up to then no longer speaks for it
 */
public record Tallies(long revision, Map<String, String> counts, Map<String, Instant> floors) {

    public static final Tallies NONE = new Tallies(0, Map.of(), Map.of());

    public Tallies {
        counts = Map.copyOf(counts);
        floors = Map.copyOf(floors);
    }

    /** What the observer of this name made; empty when it has counted nothing. */
    public String of(String observer) {
        return counts.getOrDefault(observer, "");
    }

    /** Since when what is counted may speak for the trait with this key. */
    public Instant floor(String trait) {
        return floors.getOrDefault(trait, Instant.MIN);
    }
}
