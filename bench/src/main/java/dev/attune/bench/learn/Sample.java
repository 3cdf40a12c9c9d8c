package dev.attune.bench.learn;

import dev.attune.profile.model.Turn;
import java.util.List;

/**
 * Something that a person says, and whether it should leave a lasting memory.
 *
 * @param measure which figure it counts for
 * @param turns what was said, oldest first; the last is the one to learn from
 */
record Sample(String measure, Half half, List<Turn> turns, boolean lasting) {

    Sample {
        turns = List.copyOf(turns);
    }

    Turn last() {
        return turns.get(turns.size() - 1);
    }
}
