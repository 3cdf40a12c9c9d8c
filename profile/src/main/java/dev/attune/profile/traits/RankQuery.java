package dev.attune.profile.traits;

import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Ranked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list to be ranked for somebody.
 *
 * @param explore the share of places for what is outside their interests; absent: as configured
 * @param counts which of their memories may count
 */
public record RankQuery(
        Profile profile, List<Ranked.Item> items, @Nullable Double explore, Predicate<Memory> counts, Instant moment) {

    public RankQuery {
        items = List.copyOf(items);
    }

    /** Directions of length 1 by the text that they were made from; empty where nobody can tell. */
    public record Meanings(Map<String, float[]> byText) {

        public static final Meanings NONE = new Meanings(Map.of());

        @Nullable
        Direction of(String text) {
            return Direction.of(byText.get(text));
        }
    }
}
