package dev.attune.profile.traits;

import dev.attune.profile.model.Ranked;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an item is about.
 *
 * @param place in the caller's order
 * @param meaning its direction; absent where nobody can tell
 */
record ItemView(
        Ranked.Item item,
        int place,
        List<String> words,
        Set<String> stems,
        Set<String> topics,
        @Nullable Direction meaning) {

    /** How alike two items are, 0 to 1. */
    double likeness(ItemView other) {
        Direction one = meaning;
        Direction two = other.meaning;
        double byWords = overlap(stems, other.stems);
        double byTopic = topics.isEmpty() ? 0 : overlap(topics, other.topics) / 2;
        double byMeaning = one == null || two == null ? 0 : Math.max(0, one.cosine(two));
        return Math.max(byMeaning, Math.max(byWords, byTopic));
    }

    private static double overlap(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long shared = one.stream().filter(other::contains).count();
        return (double) shared / (one.size() + other.size() - shared);
    }
}
