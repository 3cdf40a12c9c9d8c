package dev.attune.profile;

import dev.attune.profile.model.LeftOut;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of what was brought for one person.
 *
 * @param changes how many changes it made; one fact may make none, where nothing new is in it
 * @param known how many items had been taken in before
 * @param waiting how many of what is new wait for a person's word
 * @param leftOut how many items were left out, by why
 */
public record Taken(int changes, int known, int waiting, Map<LeftOut, Integer> leftOut) {

    public static final Taken NOTHING = new Taken(0, 0, 0, Map.of());

    public Taken {
        leftOut = Map.copyOf(leftOut);
    }

    static Taken without(LeftOut why, int items) {
        return items == 0 ? NOTHING : new Taken(0, 0, 0, Map.of(why, items));
    }

    /** Both together. */
    public Taken plus(Taken other) {
        Map<LeftOut, Integer> both = new EnumMap<>(LeftOut.class);
        both.putAll(leftOut);
        other.leftOut.forEach((why, items) -> both.merge(why, items, Integer::sum));
        return new Taken(changes + other.changes, known + other.known, waiting + other.waiting, both);
    }
}
